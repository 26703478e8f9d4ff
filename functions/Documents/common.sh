#!/bin/sh
# Beginning of every document's script: one run at a time, what system this is, a log, memory over a reboot, and the one line of JSON
# that is the answer. The script that follows calls 'begin NAME' first and 'finish STATUS CODE REASON' last.
# POSIX sh: the SSM agent starts it with no HOME, an almost empty environment and no terminal.
set -u
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
HOME=/root
LC_ALL=C.UTF-8
export PATH HOME LC_ALL
umask 022

# Nobody is there to answer questions, and services are restarted when everything is installed, not in between.
export DEBIAN_FRONTEND=noninteractive DEBIAN_PRIORITY=critical APT_LISTCHANGES_FRONTEND=none UCF_FORCE_CONFFOLD=1 NEEDRESTART_SUSPEND=1

# Not every document uses every one of them.
# shellcheck disable=SC2034
{
    EXIT_DONE=0
    EXIT_REFUSED=10
    EXIT_SOURCES=20
    EXIT_INSTALL=30
    EXIT_BUSY=40
    EXIT_SPACE=50
    EXIT_REBOOT=194
}

LIMIT=2000
DOCUMENT=
STARTED=$(date +%s)
RUN=/run/remediation
WORK=$RUN/work
STATE=
LOG=
LOG_START=0
FIELDS=
LIST_NAME=
LIST_FILE=
FINISHED=no
ATTEMPT_FROM=0
LOCK_DEADLINE=$((STARTED + 600))
GAVE_UP_WAITING=no
OS_NAME=unknown
OS_ID=unknown
OS_VERSION=
OS_END=
OS_SUPPORT=unknown

# Last day of security updates, long-term support included, paid extensions not. From endoflife.date, read 2026-08-22.
# After END_OF_LIFE_TABLE_VALID_UNTIL nobody has looked for a long time: what it still calls supported is then told as unknown.
END_OF_LIFE_TABLE_VALID_UNTIL=2028-06-30
end_of_life() { # ID/VERSION
    case "$1" in
    debian/8) echo 2020-06-30 ;;
    debian/9) echo 2022-07-01 ;;
    debian/10) echo 2024-06-30 ;;
    debian/11) echo 2026-08-31 ;;
    debian/12) echo 2028-06-30 ;;
    debian/13) echo 2030-06-30 ;;
    ubuntu/16.04) echo 2021-04-30 ;;
    ubuntu/18.04) echo 2023-05-31 ;;
    ubuntu/20.04) echo 2025-05-31 ;;
    ubuntu/22.04) echo 2027-04-01 ;;
    ubuntu/24.04) echo 2029-05-31 ;;
    ubuntu/26.04) echo 2031-04-30 ;;
    centos/7) echo 2024-06-30 ;;
    centos/8) echo 2024-05-31 ;;
    centos/9) echo 2027-05-31 ;;
    centos/10) echo 2030-05-31 ;;
    fedora/42) echo 2026-05-27 ;;
    fedora/43) echo 2026-12-09 ;;
    fedora/44) echo 2027-06-02 ;;
    esac
}

before() { # DATE DATE: is the first one earlier?
    [ "$(printf '%s' "$1" | tr -d -)" -lt "$(printf '%s' "$2" | tr -d -)" ]
}

read_os() {
    [ -r /etc/os-release ] || return 0
    # In a subshell: the file sets names of its own choice.
    # shellcheck source=/dev/null
    OS_NAME=$(. /etc/os-release && printf '%s' "${PRETTY_NAME:-unknown}")
    # shellcheck source=/dev/null
    OS_ID=$(. /etc/os-release && printf '%s' "${ID:-unknown}")
    # shellcheck source=/dev/null
    OS_VERSION=$(. /etc/os-release && printf '%s' "${VERSION_ID:-}")
    OS_END=$(end_of_life "$OS_ID/$OS_VERSION")
    read_os_today=$(date -u +%Y-%m-%d)
    if [ -z "$OS_END" ]; then
        OS_SUPPORT=unknown
    elif before "$OS_END" "$read_os_today"; then
        OS_SUPPORT=ended
    elif before "$END_OF_LIFE_TABLE_VALID_UNTIL" "$read_os_today"; then
        OS_SUPPORT=unknown
    else
        OS_SUPPORT=supported
    fi
}

# Text as a JSON string. What is not printable ASCII is no loss in a summary, and could not break it this way.
json_string() { # TEXT
    printf '"%s"' "$(printf '%s' "$1" | LC_ALL=C tr '\011\012\015' '   ' | LC_ALL=C tr -d '\000-\037\177' | LC_ALL=C tr '\200-\377' '?' | sed 's/[\\"]/\\&/g')"
}

field() { # NAME TEXT
    FIELDS="$FIELDS,\"$1\":$(json_string "$2")"
}

field_raw() { # NAME JSON: a number, true, false
    FIELDS="$FIELDS,\"$1\":$2"
}

# The one long list of a document. Its items are cut to what fits, and NAMECut says how many were.
field_list() { # NAME FILE: one JSON value a line
    LIST_NAME=$1
    LIST_FILE=$2
}

print_list() { # SPACE
    print_list_left=$(($1 - ${#LIST_NAME} - ${#LIST_NAME} - 22))
    print_list_cut=0
    print_list_items=
    while IFS= read -r print_list_item; do
        [ -n "$print_list_item" ] || continue
        if [ "$print_list_cut" -eq 0 ] && [ $((${#print_list_item} + 1)) -le "$print_list_left" ]; then
            print_list_left=$((print_list_left - ${#print_list_item} - 1))
            print_list_items="$print_list_items,$print_list_item"
        else
            print_list_cut=$((print_list_cut + 1))
        fi
    done <"$LIST_FILE"
    printf ',"%s":[%s],"%sCut":%d' "$LIST_NAME" "${print_list_items#,}" "$LIST_NAME" "$print_list_cut"
}

log() { # TEXT
    [ -n "$LOG" ] && printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" >>"$LOG"
}

# Runs a program with its output in the log. It does not inherit the lock: a daemon that it starts would hold it for ever.
logged() { # PROGRAM ARGUMENTS
    log "+ $*"
    "$@" </dev/null >>"$LOG" 2>&1 9>&-
}

finish() { # STATUS CODE REASON
    FINISHED=yes
    finish_reason=$(printf '%s' "$3" | cut -c 1-400 | head -n 1)
    finish_line="{\"document\":$(json_string "$DOCUMENT"),\"status\":\"$1\",\"reason\":$(json_string "$finish_reason")"
    finish_line="$finish_line,\"os\":$(json_string "$OS_NAME"),\"osId\":$(json_string "$OS_ID"),\"osVersion\":$(json_string "$OS_VERSION")"
    finish_line="$finish_line,\"endOfLife\":\"$OS_END\",\"support\":\"$OS_SUPPORT\",\"seconds\":$(($(date +%s) - STARTED))$FIELDS"
    [ -z "$LIST_NAME" ] || finish_line="$finish_line$(print_list $((LIMIT - ${#finish_line} - 1)))"
    log "$finish_line}"
    if [ "$2" -ne "$EXIT_DONE" ] && [ "$2" -ne "$EXIT_REBOOT" ] && [ -n "$LOG" ]; then
        tail -c "+$((LOG_START + 1))" "$LOG" | tail -n 20 | tail -c 2000 >&2
    fi
    printf '%s}\n' "$finish_line"
    exit "$2"
}

ended_unexpectedly() {
    [ "$FINISHED" = yes ] || finish failed "$EXIT_INSTALL" "The script ended in a place where it should not; the log on the machine says where."
}

open_log() {
    for open_log_folder in /var/log/remediation "$RUN/log"; do
        if mkdir -p "$open_log_folder" 2>/dev/null && chmod 0700 "$open_log_folder"; then
            LOG=$open_log_folder/$DOCUMENT.log
            if [ -f "$LOG" ] && [ "$(wc -c <"$LOG")" -gt 2000000 ]; then
                mv -f "$LOG" "$LOG.1"
            fi
            # A full disk shows here, not in the middle of an installation.
            if (umask 077 && printf '\n' >>"$LOG") 2>/dev/null; then
                chmod 0600 "$LOG"
                LOG_START=$(wc -c <"$LOG")
                ATTEMPT_FROM=$LOG_START
                log "$DOCUMENT begins, command ${SSM_COMMAND_ID:-without id}"
                return
            fi
        fi
    done
    LOG=/dev/null
}

# STATE: a folder that outlives a reboot, for this document and this command alone; empty when the agent gave no command id.
# shellcheck disable=SC2034
open_state() {
    find /var/lib/remediation -mindepth 1 -maxdepth 1 -type d -mtime +3 -exec rm -rf {} + 2>/dev/null
    case "${SSM_COMMAND_ID:-}" in
    '' | *[!0-9A-Za-z-]*) STATE= ;;
    *) STATE=/var/lib/remediation/$DOCUMENT.$SSM_COMMAND_ID ;;
    esac
}

boot_id() {
    cat /proc/sys/kernel/random/boot_id
}

begin() { # NAME OF THE DOCUMENT
    DOCUMENT=$1
    trap ended_unexpectedly EXIT
    read_os
    [ "$(id -u)" -eq 0 ] || finish refused "$EXIT_REFUSED" "It needs root; the SSM agent runs as root unless somebody changed that."
    mkdir -p "$RUN" && chmod 0700 "$RUN"
    exec 9>"$RUN/lock"
    flock -n 9 || finish busy "$EXIT_BUSY" "Another document of Remediation is at work on this machine; run this one again when it has ended."
    rm -rf "$WORK"
    mkdir -p "$WORK"
    open_log
    open_state
}

# --- Package managers --------------------------------------------------------------------------------------------------------------------

attempt_says() { # EXTENDED REGULAR EXPRESSION
    tail -c "+$((ATTEMPT_FROM + 1))" "$LOG" | grep -Eq "$1"
}

lock_seconds_left() {
    lock_seconds=$((LOCK_DEADLINE - $(date +%s)))
    echo "$((lock_seconds > 0 ? lock_seconds : 0))"
}

at_most() { # NUMBER NUMBER: the smaller one
    echo "$(($1 < $2 ? $1 : $2))"
}

attempt_is_locked() { # EXIT CODE: dnf and yum have one for it, apt and dpkg have sentences
    [ "$1" -eq 200 ] || attempt_says 'Could not get lock|lock was locked by another process|is locked by another process'
}

# Locks cannot be asked for beforehand without losing races, and apt waits for only one of its four. So: try, read what it says, try again,
# until LOCK_DEADLINE; then GAVE_UP_WAITING says why it failed. 'timeout' also gives the program a process group of its own, so that the agent,
# when it kills this script, does not kill a package manager in the middle of its work.
attempt() { # SECONDS PROGRAM ARGUMENTS
    while :; do
        ATTEMPT_FROM=$(wc -c <"$LOG")
        log "+ $*"
        attempt_code=0
        timeout -k 60 "$@" </dev/null >>"$LOG" 2>&1 9>&- || attempt_code=$?
        if [ "$attempt_code" -eq 0 ]; then
            return 0
        fi
        if ! attempt_is_locked "$attempt_code"; then
            log "it ended with $attempt_code"
            return "$attempt_code"
        fi
        if [ "$(lock_seconds_left)" -eq 0 ]; then
            # shellcheck disable=SC2034
            GAVE_UP_WAITING=yes
            return "$attempt_code"
        fi
        sleep "$(at_most 5 "$(lock_seconds_left)")" 9>&-
    done
}

# Never asks, keeps configuration files that somebody changed, takes every source that cannot be read for an error, restarts nothing.
apt_get() { # SECONDS ARGUMENTS
    apt_get_seconds=$1
    shift
    attempt "$apt_get_seconds" apt-get -y -q -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold -o APT::Update::Error-Mode=any \
        -o DPkg::Lock::Timeout="$(at_most 30 "$(lock_seconds_left)")" -o Acquire::Retries=3 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 \
        -o Dpkg::Use-Pty=0 --no-install-recommends "$@"
}

last_errors() { # WHAT TO SAY WHEN THE LOG SAYS NOTHING
    last_errors_text=$(tail -c "+$((ATTEMPT_FROM + 1))" "$LOG" | grep -E '^(E|W|Error|Fehler|dpkg: error)[: ]' | tail -n 3 | tr '\n' ' ')
    printf '%s' "${last_errors_text:-$1}"
}

# The newest kernel of the kind that runs (cloud-amd64, aws, ...); others may be installed beside it and never boot.
apt_newest_kernel() {
    apt_newest_flavour=$(uname -r | sed 's/^[^-]*\(-[0-9][^-]*\)*-//')
    for apt_newest_file in /boot/vmlinuz-*; do
        [ ! -f "$apt_newest_file" ] || printf '%s\n' "${apt_newest_file#/boot/vmlinuz-}"
    done >"$WORK/kernels"
    if grep -q -- "-$apt_newest_flavour\$" "$WORK/kernels"; then
        grep -- "-$apt_newest_flavour\$" "$WORK/kernels" >"$WORK/kernels.same"
    else
        cat "$WORK/kernels" >"$WORK/kernels.same"
    fi
    { cat "$WORK/kernels.same" && uname -r; } | sort -V | tail -n 1
}
