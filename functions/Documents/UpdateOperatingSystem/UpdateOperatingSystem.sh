# Installs the pending updates of apt, dnf and yum systems, and reboots (exit code 194) when one asks for it.
# After the reboot the agent runs the same script again with the same command id; it then only tells how it ended.

# Agents older than 3.3.2746 do not know interpolationType ENV_VAR; they put the value into the text. The values are closed.
if [ -z "${SSM_Mode+x}" ]; then SSM_Mode="{{ Mode }}"; fi
if [ -z "${SSM_Reboot+x}" ]; then SSM_Reboot="{{ Reboot }}"; fi
if [ -z "${SSM_LockWaitSeconds+x}" ]; then SSM_LockWaitSeconds="{{ LockWaitSeconds }}"; fi

# The seconds that each part may take.
CLOUD_INIT_SECONDS=300
LISTS_SECONDS=900
REPAIR_SECONDS=1800
INSTALL_SECONDS=5400
RESTART_SECONDS=600

# What must not go away: the ways in, the ways to boot, and what the machine is there for.
GUARDED='amazon-ssm-agent|openssh-server|sudo|cloud-init|systemd|systemd-sysv|init|apt|dpkg|libc6|base-files|udev|dbus|netplan\.io|ifupdown|isc-dhcp-client|dhcpcd-base|grub-[a-z0-9-]*|shim-signed|linux-image-(cloud-|aws|generic|virtual|amd64|arm64)[a-z0-9-]*|apache2|nginx|php[0-9.]*-?(fpm|cgi|cli)?|libapache2-mod-[a-z0-9.-]*|mariadb-server|mysql-server|postgresql|docker\.io|docker-ce|containerd(\.io)?'

upgraded=0
installed=0
removed=0
security=0
kept=0
held=0
left=0
repaired=false
reboot=not-needed
reboot_why=
kernel=$(uname -r)
kernel_newest=$kernel

# --- The answer --------------------------------------------------------------------------------------------------------------------------

answer() { # STATUS CODE REASON
    field mode "$SSM_Mode"
    for answer_name in upgraded installed removed security kept held left repaired; do
        eval "field_raw $answer_name \"\$$answer_name\""
    done
    field reboot "$reboot"
    field rebootWhy "$(printf '%s' "$reboot_why" | cut -c 1-200)"
    field kernel "$kernel"
    field kernelNewest "$kernel_newest"
    : >>"$WORK/packages"
    field_list packages "$WORK/packages"
    finish "$1" "$2" "$3"
}

# Names and versions before and after become what changed: JSON for the answer, and the numbers.
count_changes() {
    list_packages >"$WORK/after"
    # A name can be there in several versions at a time (kernels of rpm systems), so versions are compared, not lines.
    awk -F '\t' '
        FILENAME == ARGV[1] { before[$1 FS $2] = 1; last[$1] = $2; next }
        { after[$1 FS $2] = 1; there[$1] = 1 }
        !(($1 FS $2) in before) { printf "%s\t%s\t%s\n", $1, (($1 in last) ? last[$1] : ""), $2 }
        END { for (name in last) if (!(name in there)) printf "%s\t%s\t\n", name, last[name] }
    ' "$WORK/before" "$WORK/after" | sort >"$WORK/changes"
    upgraded=$(awk -F '\t' '$2 != "" && $3 != ""' "$WORK/changes" | wc -l)
    installed=$(awk -F '\t' '$2 == ""' "$WORK/changes" | wc -l)
    removed=$(awk -F '\t' '$3 == ""' "$WORK/changes" | wc -l)
    : >>"$WORK/security"
    security=$(awk -F '\t' 'FILENAME == ARGV[1] { wanted[$1] = 1; next } $3 != "" && ($1 "=" $3) in wanted' "$WORK/security" "$WORK/changes" | wc -l)
    awk -F '\t' '{ gsub(/[^A-Za-z0-9.+~:_^\t-]/, "?"); printf "[\"%s\",\"%s\",\"%s\"]\n", $1, $2, $3 }' "$WORK/changes" >"$WORK/packages"
}

answer_if_busy() {
    [ "$GAVE_UP_WAITING" = no ] || answer busy "$EXIT_BUSY" "Another package manager held its lock for $SSM_LockWaitSeconds seconds; run this again later. $(last_errors '')"
}

fail_install() { # WHAT FAILED
    count_changes
    answer_if_busy
    if attempt_says 'No space left on device|enough free space|more space needed'; then
        answer failed "$EXIT_SPACE" "$1: the disk is full. $(last_errors '')"
    fi
    answer failed "$EXIT_INSTALL" "$1: $(last_errors 'the log on the machine says why.')"
}

fail_sources() {
    answer_if_busy
    if attempt_says 'No space left on device|enough free space'; then
        answer failed "$EXIT_SPACE" "The lists of packages do not fit on the disk. $(last_errors '')"
    fi
    answer failed "$EXIT_SOURCES" "The package sources could not all be read, so nothing was installed: $(last_errors 'the log on the machine says why.')"
}

free_megabytes() { # PATH
    df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }'
}

require_space() { # PATH MEGABYTES
    [ -d "$1" ] || return 0
    require_space_free=$(free_megabytes "$1")
    if [ "$require_space_free" -lt "$2" ]; then
        answer failed "$EXIT_SPACE" "Nothing was installed: $1 has $require_space_free MB free, and $2 MB are needed."
    fi
}

# --- apt ---------------------------------------------------------------------------------------------------------------------------------

apt_simulate() { # FILE ARGUMENTS
    apt_simulate_file=$1
    shift
    log "+ apt-get -s $*"
    apt-get -s -q -o Debug::NoLocking=true --no-install-recommends "$@" </dev/null >"$apt_simulate_file" 2>>"$LOG" 9>&-
}

apt_list_packages() {
    # shellcheck disable=SC2016 # dpkg-query's own fields
    dpkg-query -W -f '${db:Status-Abbrev} ${binary:Package}\t${Version}\n' | sed -n 's/^.[HUFWti]..//p' |
        awk -F '\t' -v native=":$(dpkg --print-architecture)\$" '{ sub(native, "", $1); print $1 "\t" $2 }' | sort
}

apt_unconfigured() {
    # shellcheck disable=SC2016 # dpkg-query's own fields
    dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sed -n 's/^.[HUFWt]..//p; s/^..R.//p' | sort -u
}

apt_repair() {
    apt_was_broken=no
    apt_unconfigured >"$WORK/broken"
    [ -s "$WORK/broken" ] || [ -n "$(ls /var/lib/dpkg/updates)" ] || return 0
    log "not completely installed: $(tr '\n' ' ' <"$WORK/broken")"
    # Both may fail here: a version that is fixed, which comes later, may be what heals it.
    attempt "$REPAIR_SECONDS" dpkg --force-confdef --force-confold --configure -a
    apt_get "$REPAIR_SECONDS" -f install
    answer_if_busy
    apt_was_broken=yes
    apt_unconfigured >"$WORK/broken"
}

apt_security_lines() { # FILE OF A SIMULATION
    grep -E '^Inst [^ ]+ (\[[^]]*\] )?\([^)]*(Debian-Security:|/[a-z]+-security|:[^ )]*-security)' "$1"
}

apt_names_and_versions() {
    sed -n 's/^Inst \([^ ]*\) \[[^]]*\] (\([^ ]*\) .*/\1=\2/p'
}

apt_sources_are_there() {
    if ! apt-cache policy 2>>"$LOG" | grep '^ *release ' | grep -qv 'a=now'; then
        answer failed "$EXIT_SOURCES" "The machine has no package sources at all, so nothing can be updated: see /etc/apt/sources.list."
    fi
    if [ "$SSM_Mode" = security ] && ! apt-cache policy 2>>"$LOG" | grep -Eq '^ *release .*(l=Debian-Security|a=[a-z]+-security)'; then
        answer failed "$EXIT_SOURCES" "No source of security updates is configured, so there is no telling what is missing: add it to /etc/apt/sources.list, or run with Mode=full."
    fi
}

# 'stable' in sources.list means another release after the next one has come out.
apt_refuse_release_change() { # FILE OF A SIMULATION
    apt_refuse_jump=$(sed -n 's/^Inst base-files \[\([0-9]*\)[^]]*\] (\([0-9]*\).*/\1 \2/p' "$1")
    if [ -n "$apt_refuse_jump" ] && [ "${apt_refuse_jump% *}" != "${apt_refuse_jump#* }" ]; then
        answer refused "$EXIT_REFUSED" "The sources lead to another release (base-files ${apt_refuse_jump% *} to ${apt_refuse_jump#* }): name this one's codename in /etc/apt instead of an alias such as stable. Nothing was changed."
    fi
}

apt_refuse_removals() { # FILE OF A SIMULATION
    sed -n 's/^Remv \([^ :]*\).*/\1/p' "$1" >"$WORK/removals"
    apt_refuse_names=$(grep -Ex "$GUARDED" "$WORK/removals" | tr '\n' ' ')
    if [ -n "$apt_refuse_names" ]; then
        answer refused "$EXIT_REFUSED" "These updates would remove ${apt_refuse_names}which must stay; look at it on the machine. Nothing was changed."
    fi
    if [ "$SSM_Mode" = security ] && [ -s "$WORK/removals" ]; then
        answer refused "$EXIT_REFUSED" "Security updates should remove nothing, and these would remove $(tr '\n' ' ' <"$WORK/removals"); look at it, or run with Mode=full. Nothing was changed."
    fi
}

# Downloads, what is new, and twice the largest one, since dpkg unpacks a package before it takes the old one away.
apt_require_space() {
    sed -n 's/^Inst \([^ ]*\) (.*/\1/p' "$WORK/plan" >"$WORK/new"
    sed -n 's/^Inst \([^ ]*\) \(\[[^]]*\] \)\{0,1\}(\([^ ]*\) .*/\1=\3/p' "$WORK/plan" | xargs apt-cache show >"$WORK/sizes" 2>>"$LOG"
    apt_space=$(awk '
        FILENAME == ARGV[1] { new[$1] = 1; next }
        $1 == "Package:" { name = $2 }
        $1 == "Installed-Size:" && !(name in unpacked) {
            unpacked[name] = 1
            if (name in new) kilobytes += $2
            if ($2 > largest) largest = $2
        }
        $1 == "Size:" && !(name in downloaded) { downloaded[name] = 1; kilobytes += $2 / 1024 }
        END { print int((kilobytes + largest) / 1024) + 32 }
    ' "$WORK/new" "$WORK/sizes")
    for apt_space_path in /var/cache/apt/archives /var/lib/dpkg /usr; do
        require_space "$apt_space_path" "$apt_space"
    done
    # A new kernel, and its initrd, lie beside the old ones; dpkg breaks half way when they do not fit.
    if grep -Eq '^Inst linux-image-[0-9]' "$WORK/plan"; then
        require_space /boot 150
    fi
}

# The plan: which updates, and what apt would do to install them.
apt_plan() {
    apt_simulate "$WORK/everything" dist-upgrade || fail_install "apt cannot say what it would do"
    apt_refuse_release_change "$WORK/everything"
    apt_security_lines "$WORK/everything" | apt_names_and_versions >"$WORK/security"
    if [ "$SSM_Mode" = security ]; then
        cat "$WORK/security" >"$WORK/wanted"
        # A broken package is mended by whatever version is newer.
        apt_names_and_versions <"$WORK/everything" |
            awk -F '[:=]' 'FILENAME == ARGV[1] { broken[$1] = 1; next } $1 in broken' "$WORK/broken" - >>"$WORK/wanted"
    else
        apt_names_and_versions <"$WORK/everything" >"$WORK/wanted"
    fi
    # The agent runs this script: its own update would restart it in the middle. AWS-UpdateSSMAgent is there for that.
    grep -v '^amazon-ssm-agent[:=]' "$WORK/wanted" | sort -u >"$WORK/names"
}

apt_install() {
    set -- install --only-upgrade
    while read -r apt_install_name; do
        set -- "$@" "$apt_install_name"
    done <"$WORK/names"
    apt_simulate "$WORK/plan" "$@" || fail_install "apt cannot say what it would do"
    apt_refuse_removals "$WORK/plan"
    apt_require_space
    apt-mark showauto 2>>"$LOG" | sort >"$WORK/auto"
    apt_install_code=0
    apt_get "$INSTALL_SECONDS" "$@" || apt_install_code=$?
    # Naming a package marks it as wanted by hand; then nobody would ever remove what it was installed for.
    apt-mark showmanual 2>>"$LOG" | sort | comm -12 - "$WORK/auto" >"$WORK/marked"
    if [ -s "$WORK/marked" ]; then
        xargs apt-mark auto <"$WORK/marked" >>"$LOG" 2>&1 9>&-
    fi
    return "$apt_install_code"
}

apt_update() {
    apt_repair
    list_packages >"$WORK/before"
    require_space /var/lib/apt/lists 32
    apt_get "$LISTS_SECONDS" update || fail_sources
    apt_sources_are_there
    apt_plan
    if [ -s "$WORK/names" ]; then
        apt_install || fail_install "Installing failed"
    fi
    # A whole second look, because what a failed installation leaves behind can be missed by its exit code.
    apt_unconfigured >"$WORK/broken"
    if [ -s "$WORK/broken" ]; then
        count_changes
        answer failed "$EXIT_INSTALL" "Not completely installed: $(head -n 10 "$WORK/broken" | tr '\n' ' ')- every further run tries again. $(last_errors '')"
    fi
    [ "$apt_was_broken" = no ] || repaired=true
    if apt_simulate "$WORK/everything" dist-upgrade; then
        left=$(grep -c '^Inst [^ ]* \[' "$WORK/everything")
        kept=$(sed -n 's/.* and \([0-9]*\) not upgraded\.$/\1/p' "$WORK/everything")
    fi
    held=$(apt-mark showhold 2>>"$LOG" | wc -l)
    kept=$((${kept:-0} - held))
    [ "$kept" -ge 0 ] || kept=0
}

# Debian itself writes /run/reboot-required only with unattended-upgrades, so the kernels are compared, too.
apt_reboot_why() {
    if [ -e /run/reboot-required ]; then
        printf 'asked for by %s' "$(sort -u /run/reboot-required.pkgs 2>/dev/null | head -n 5 | tr '\n' ' ')"
    elif [ "$kernel_newest" != "$kernel" ]; then
        printf 'kernel %s is installed and %s runs' "$kernel_newest" "$kernel"
    fi
}

# --- dnf and yum -------------------------------------------------------------------------------------------------------------------------

# An archive that cannot be reached is skipped silently by default (Fedora), so that nothing to do would be told where nothing could be seen.
rpm_run() { # SECONDS ARGUMENTS
    rpm_run_seconds=$1
    shift
    attempt "$rpm_run_seconds" "$MANAGER" -y --setopt='*.skip_if_unavailable=0' --setopt=exit_on_lock=1 --exclude=amazon-ssm-agent "$@"
}

rpm_list_packages() {
    rpm -qa --qf '%{NAME}.%{ARCH}\t%{VERSION}-%{RELEASE}\n' | grep -v '^gpg-pubkey\.' | sort
}

rpm_pending() {
    rpm_pending_code=0
    rpm_run "$LISTS_SECONDS" check-update || rpm_pending_code=$?
    tail -c "+$((ATTEMPT_FROM + 1))" "$LOG" | sed '/^Obsoleting/,$d' | awk 'NF == 3 && $1 ~ /\.(noarch|x86_64|aarch64|i686)$/ { print $1 "=" $2 }' >"$WORK/pending"
    return "$rpm_pending_code"
}

# One line for each package that a security advisory names: name.arch=version-release
rpm_security() {
    "$MANAGER" -q updateinfo list "$@" </dev/null 2>>"$LOG" 9>&- | awk '{ print $NF }' |
        sed -n 's/^\(.*\)-\([^-]*-[^-]*\)\.\([^.]*\)$/\1.\3=\2/p' | sed 's/=[0-9]*:/=/' | sort -u
}

rpm_update() {
    list_packages >"$WORK/before"
    [ "$MANAGER" = yum ] && attempt "$LISTS_SECONDS" yum -q clean expire-cache
    rpm_refresh=
    [ "$MANAGER" = yum ] || rpm_refresh=--refresh
    # shellcheck disable=SC2086 # nothing or one word
    rpm_run "$LISTS_SECONDS" $rpm_refresh makecache || fail_sources
    rpm_pending_first=0
    rpm_pending || rpm_pending_first=$?
    case "$rpm_pending_first" in
    0 | 100) ;;
    *) fail_sources ;;
    esac
    rpm_security --security >"$WORK/security"
    if [ "$rpm_pending_first" -eq 100 ]; then
        if [ "$SSM_Mode" = security ] && [ -z "$(rpm_security --all)" ]; then
            # CentOS publishes no advisories: --security would find nothing, and say that all is well.
            SSM_Mode=full
            note="These sources do not say which updates are security updates, so all of them were installed."
        fi
        if [ "$SSM_Mode" = security ]; then
            rpm_run "$INSTALL_SECONDS" --security upgrade || fail_install "Installing failed"
        else
            rpm_run "$INSTALL_SECONDS" upgrade || fail_install "Installing failed"
        fi
        kept=$(tail -c "+$((ATTEMPT_FROM + 1))" "$LOG" | sed -n 's/^Skip  *\([0-9]*\) Packages\{0,1\}$/\1/p')
        kept=${kept:-0}
        rpm_pending
        left=$(wc -l <"$WORK/pending")
    fi
}

rpm_newest_kernel() {
    { rpm -q --qf '%{VERSION}-%{RELEASE}.%{ARCH}\n' kernel-core kernel 2>/dev/null | grep -v 'not installed'; uname -r; } | sort -V | tail -n 1
}

rpm_reboot_why() {
    rpm_reboot_code=0
    if command -v needs-restarting >/dev/null; then
        needs-restarting -r </dev/null >>"$LOG" 2>&1 9>&- || rpm_reboot_code=$?
    elif "$MANAGER" needs-restarting --help >/dev/null 2>&1; then
        "$MANAGER" needs-restarting -r </dev/null >>"$LOG" 2>&1 9>&- || rpm_reboot_code=$?
    fi
    if [ "$rpm_reboot_code" -eq 1 ]; then
        printf 'needs-restarting says so'
    elif [ "$kernel_newest" != "$kernel" ]; then
        printf 'kernel %s is installed and %s runs' "$kernel_newest" "$kernel"
    fi
}

# --- Any of them -------------------------------------------------------------------------------------------------------------------------

list_packages() { "${FAMILY}_list_packages"; }

look_at_reboot() {
    kernel_newest=$("${FAMILY}_newest_kernel")
    reboot_why=$("${FAMILY}_reboot_why")
    [ -z "$reboot_why" ] || reboot=needed
}

# Services go on with the old libraries until they are restarted. The agent is left alone: it runs this script.
restart_services() {
    command -v needrestart >/dev/null || return 0
    # shellcheck disable=SC2016 # Perl's variables
    printf '%s\n' 'eval do { local(@ARGV, $/) = "/etc/needrestart/needrestart.conf"; <> };' \
        '$nrconf{override_rc}{qr(^amazon-ssm-agent)} = 0; 1;' >"$WORK/needrestart.conf"
    env -u NEEDRESTART_SUSPEND timeout -k 60 "$RESTART_SECONDS" needrestart -c "$WORK/needrestart.conf" -l -r a </dev/null >>"$LOG" 2>&1 9>&- ||
        log "needrestart ended with $?"
}

# What the answer after the reboot must still tell.
save_for_after_reboot() {
    mkdir -p "$STATE" && chmod 0700 /var/lib/remediation
    cp "$WORK/packages" "$STATE/packages"
    printf '%s\n' "$upgraded $installed $removed $security $kept $held $left $repaired $SSM_Mode" >"$STATE/numbers"
    printf '%s\n' "$note" >"$STATE/note"
    boot_id >"$STATE/boot"
}

tell_after_reboot() {
    read -r upgraded installed removed security kept held left repaired SSM_Mode <"$STATE/numbers"
    note=$(cat "$STATE/note")
    cp "$STATE/packages" "$WORK/packages"
    look_at_reboot
    if [ "$(boot_id)" = "$(cat "$STATE/boot")" ]; then
        reboot=needed
        reboot_why="asked for by this command, and the machine did not reboot"
    elif [ "$reboot" = needed ]; then
        printf '%s\n' "$reboot_why" >"$REBOOTED_IN_VAIN"
        reboot_why="still reported as needed after the reboot: $reboot_why"
    else
        rm -f "$REBOOTED_IN_VAIN"
        reboot='done'
    fi
    rm -rf "$STATE"
    answer succeeded "$EXIT_DONE" "$note"
}

reboot_or_end() {
    look_at_reboot
    if [ "$reboot" = needed ] && [ "$SSM_Reboot" = IfNeeded ]; then
        if [ -z "$STATE" ]; then
            reboot_why="$reboot_why; not rebooted, because the agent gave no command id to go on with"
        elif [ -f "$REBOOTED_IN_VAIN" ] && [ "$(cat "$REBOOTED_IN_VAIN")" = "$reboot_why" ]; then
            # Every scheduled run would reboot again, for nothing.
            reboot_why="$reboot_why; not rebooted, because a reboot for the same reason did not help before"
        else
            save_for_after_reboot
            answer rebooting "$EXIT_REBOOT" "$note"
        fi
    fi
    [ "$((upgraded + installed + removed))" -eq 0 ] || restart_services
    if [ "$((upgraded + installed + removed))" -eq 0 ] && [ "$repaired" = false ]; then
        answer nothing-to-do "$EXIT_DONE" "$note"
    fi
    answer succeeded "$EXIT_DONE" "$note"
}

begin UpdateOperatingSystem
REBOOTED_IN_VAIN=/var/lib/remediation/UpdateOperatingSystem.rebooted-in-vain
note=
case "$SSM_Mode" in security | full) ;; *) SSM_Mode=security && answer refused "$EXIT_REFUSED" "Mode must be security or full." ;; esac
case "$SSM_Reboot" in IfNeeded | Never) ;; *) answer refused "$EXIT_REFUSED" "Reboot must be IfNeeded or Never." ;; esac
case "$SSM_LockWaitSeconds" in '' | *[!0-9]* | ?????*) answer refused "$EXIT_REFUSED" "LockWaitSeconds must be a whole number of at most four digits." ;; esac
LOCK_DEADLINE=$((STARTED + SSM_LockWaitSeconds))

if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    FAMILY=apt
elif command -v dnf >/dev/null; then
    FAMILY=rpm
    MANAGER=dnf
elif command -v yum >/dev/null; then
    FAMILY=rpm
    MANAGER=yum
else
    answer not-applicable "$EXIT_DONE" "There is no apt, dnf or yum on this machine."
fi
: >"$WORK/broken"

if [ -n "$STATE" ] && [ -f "$STATE/boot" ]; then
    tell_after_reboot
fi

if command -v cloud-init >/dev/null; then
    # It may be installing packages itself; when it takes longer, the locks tell.
    timeout "$CLOUD_INIT_SECONDS" cloud-init status --wait </dev/null >>"$LOG" 2>&1 9>&-
fi

"${FAMILY}_update"
count_changes
reboot_or_end
