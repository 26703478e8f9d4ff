# Turns password login over ssh off, and lets fail2ban ban addresses that try too often. Whoever is logged in stays logged in.
# Every change is tried out before it counts, and taken back when ssh does not do afterwards what was wanted.

if [ -z "${SSM_AllowSsmOnly+x}" ]; then SSM_AllowSsmOnly="{{ AllowSsmOnly }}"; fi
if [ -z "${SSM_IgnoreAddresses+x}" ]; then SSM_IgnoreAddresses="{{ IgnoreAddresses }}"; fi

LISTS_SECONDS=900
INSTALL_SECONDS=1800
BAN_SECONDS=60

SSHD_CONFIG=/etc/ssh/sshd_config
# sshd keeps the first value it reads and reads these in the order of the alphabet; cloud-init's is 50.
DROP_IN=/etc/ssh/sshd_config.d/00-remediation.conf
JAIL=/etc/fail2ban/jail.d/00-remediation.local

changed=false
password_login=yes
login_keys=0
fail2ban=inactive

answer() { # STATUS CODE REASON
    field_raw changed "$changed"
    field passwordLogin "$password_login"
    field_raw loginKeys "$login_keys"
    field fail2ban "$fail2ban"
    finish "$1" "$2" "$3"
}

# --- What ssh does now -------------------------------------------------------------------------------------------------------------------

setting() { # NAME: what sshd makes of all its files
    sshd -T 2>>"$LOG" | sed -n "s/^$1 //p" | head -n 1
}

setting_for() { # USER NAME: the same within Match blocks
    sshd -T -C "user=$1,host=somewhere.example,addr=192.0.2.1" 2>>"$LOG" | sed -n "s/^$2 //p" | head -n 1
}

look_at_password_login() {
    password_login=no
    [ "$(setting passwordauthentication)" = no ] || password_login=yes
    # PAM asks for passwords by this way, too. Before OpenSSH 8.7 it had another name.
    look_keyboard=$(setting kbdinteractiveauthentication)
    [ "${look_keyboard:-$(setting challengeresponseauthentication)}" = no ] || password_login=yes
}

login_users() { # NAME:HOME, one a line
    getent passwd | awk -F : '($3 == 0 || $3 >= 1000) && $3 != 65534 && $7 !~ /(nologin|false|sync)$/ { print $1 ":" $6 }'
}

# A key counts when ssh itself can read it, and when it lets one in: cloud images give root a key that only prints who to log in as.
keys_in() { # FILE
    [ -f "$1" ] || return 0
    grep -v -e '^[[:space:]]*#' -e '^[[:space:]]*$' "$1" | grep -Ev '(^|,)command=' | while IFS= read -r keys_line; do
        printf '%s\n' "$keys_line" | ssh-keygen -l -f - 2>/dev/null
    done
}

count_login_keys() {
    login_users >"$WORK/users"
    : >"$WORK/keys"
    while IFS=: read -r count_user count_home; do
        if [ "$count_user" = root ] && [ "$(setting_for root permitrootlogin)" = no ]; then
            continue
        fi
        for count_file in $(setting_for "$count_user" authorizedkeysfile); do
            count_file=$(printf '%s' "$count_file" | sed "s|%h|$count_home|g; s|%u|$count_user|g; s|%%|%|g")
            case "$count_file" in /*) ;; *) count_file=$count_home/$count_file ;; esac
            keys_in "$count_file" >>"$WORK/keys"
        done
    done <"$WORK/users"
    login_keys=$(wc -l <"$WORK/keys")
}

# --- sshd --------------------------------------------------------------------------------------------------------------------------------

# Only what is laxer now: whoever forbids root altogether must not get root back.
wanted_settings() {
    echo "# Written by Remediation's document HardenSsh; what is changed here is changed back by its next run."
    echo "PasswordAuthentication no"
    if sshd -T 2>>"$LOG" | grep -q '^kbdinteractiveauthentication '; then
        echo "KbdInteractiveAuthentication no"
    else
        echo "ChallengeResponseAuthentication no"
    fi
    echo "PermitEmptyPasswords no"
    echo "X11Forwarding no"
    [ "$wanted_root" = keep ] || echo "PermitRootLogin prohibit-password"
    [ "$wanted_tries" = keep ] || echo "MaxAuthTries 4"
    [ "$wanted_grace" = keep ] || echo "LoginGraceTime 30"
}

look_at_stricter_settings() {
    wanted_root=lower
    case "$(setting permitrootlogin)" in no | forced-commands-only) wanted_root=keep ;; esac
    wanted_tries=lower
    [ "$(setting maxauthtries)" -ge 4 ] || wanted_tries=keep
    wanted_grace=lower
    look_grace=$(setting logingracetime)
    # 0 is no limit at all.
    { [ "$look_grace" -ge 30 ] || [ "$look_grace" -eq 0 ]; } || wanted_grace=keep
}

includes_drop_ins() {
    grep -Eiq '^[[:space:]]*Include[[:space:]]+"?/etc/ssh/sshd_config\.d/\*\.conf' "$SSHD_CONFIG"
}

put_back() {
    rm -f "$DROP_IN"
    [ ! -f "$WORK/drop-in.before" ] || cp -p "$WORK/drop-in.before" "$DROP_IN"
    [ ! -f "$WORK/sshd_config.before" ] || cp -p "$WORK/sshd_config.before" "$SSHD_CONFIG"
    changed=false
    look_at_password_login
}

# A reload: open sessions live on, and new ones get the new settings.
reload_sshd() {
    if [ -d /run/systemd/system ]; then
        reload_unit=ssh
        systemctl -q is-active ssh || reload_unit=sshd
        if systemctl -q is-active "$reload_unit"; then
            logged systemctl reload "$reload_unit"
        fi
    elif [ -f /run/sshd.pid ]; then
        logged kill -HUP "$(cat /run/sshd.pid)"
    fi
}

harden_sshd() {
    # Relative to the settings without our own file, or the second run would compare with the first.
    [ ! -f "$DROP_IN" ] || cp -p "$DROP_IN" "$WORK/drop-in.before"
    rm -f "$DROP_IN"
    look_at_stricter_settings
    wanted_settings >"$WORK/drop-in"
    [ ! -f "$WORK/drop-in.before" ] || cp -p "$WORK/drop-in.before" "$DROP_IN"

    if includes_drop_ins && cmp -s "$WORK/drop-in" "$DROP_IN"; then
        look_at_password_login
        [ "$password_login" = yes ] || return 0
    fi
    if ! includes_drop_ins; then
        cp -p "$SSHD_CONFIG" "$WORK/sshd_config.before"
        cp -p "$SSHD_CONFIG" "$SSHD_CONFIG.before-remediation"
        { echo "Include /etc/ssh/sshd_config.d/*.conf" && cat "$WORK/sshd_config.before"; } >"$SSHD_CONFIG.new"
        chmod --reference="$SSHD_CONFIG" "$SSHD_CONFIG.new"
        mv "$SSHD_CONFIG.new" "$SSHD_CONFIG"
    fi
    mkdir -p "${DROP_IN%/*}"
    cp "$WORK/drop-in" "$DROP_IN.new"
    chmod 0644 "$DROP_IN.new"
    mv "$DROP_IN.new" "$DROP_IN"
    changed=true
    if ! logged sshd -t; then
        put_back
        answer refused "$EXIT_REFUSED" "sshd does not accept the new settings (the log says why), so all is as it was. Versions before 8.2 do not know Include."
    fi
    look_at_password_login
    if [ "$password_login" = yes ]; then
        put_back
        answer refused "$EXIT_REFUSED" "Another file in ${DROP_IN%/*} comes first and allows passwords, so all is as it was: remove the setting there."
    fi
    if ! reload_sshd; then
        put_back
        answer failed "$EXIT_INSTALL" "sshd could not be reloaded (the log says why), so all is as it was."
    fi
}

still_with_password() { # users for whom a Match block allows passwords
    while IFS=: read -r still_user _; do
        if [ "$(setting_for "$still_user" passwordauthentication)" != no ]; then
            printf '%s ' "$still_user"
        fi
    done <"$WORK/users"
}

# --- fail2ban ----------------------------------------------------------------------------------------------------------------------------

wanted_jail() {
    echo "# Written by Remediation's document HardenSsh; what is changed here is changed back by its next run."
    echo "[sshd]"
    echo "enabled = true"
    # Debian 12 and later have no /var/log/auth.log; the journal is there in all. From OpenSSH 9.8 on a process of its own writes it.
    echo "backend = systemd"
    echo "journalmatch = _SYSTEMD_UNIT=ssh.service + _COMM=sshd + _COMM=sshd-session"
    # Where only keys count, the normal mode does not see attempts with the names of existing users.
    echo "mode = aggressive"
    echo "banaction = nftables-multiport"
    echo "port = $(sshd -T 2>>"$LOG" | sed -n 's/^port //p' | tr '\n' ',' | sed 's/,$//')"
    echo "maxretry = 5"
    echo "findtime = 10m"
    echo "bantime = 1h"
    echo "ignoreip = 127.0.0.1/8 ::1 $SSM_IgnoreAddresses"
}

install_fail2ban() {
    # python3-systemd reads the journal and nftables bans; fail2ban only recommends them, and is dead or toothless without.
    install_missing=
    for install_package in fail2ban python3-systemd nftables; do
        # shellcheck disable=SC2016 # dpkg-query's own field
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$install_package" 2>/dev/null)" = installed ] || install_missing="$install_missing $install_package"
    done
    [ -n "$install_missing" ] || return 0
    changed=true
    # Its first start would be with settings that do not work here.
    wanted_jail >"$WORK/jail"
    mkdir -p "${JAIL%/*}"
    cp "$WORK/jail" "$JAIL"
    apt_get "$LISTS_SECONDS" update || give_up_fail2ban "$EXIT_SOURCES" "the package sources could not all be read"
    # shellcheck disable=SC2086 # a list of names
    apt_get "$INSTALL_SECONDS" install $install_missing || give_up_fail2ban "$EXIT_INSTALL" "it could not be installed"
}

give_up_fail2ban() { # CODE WHY
    fail2ban=failed
    if [ "$GAVE_UP_WAITING" = yes ]; then
        answer busy "$EXIT_BUSY" "ssh is set up; fail2ban is not, because another package manager held its lock. Run this again later. $(last_errors '')"
    fi
    answer failed "$1" "ssh is set up; fail2ban is not: $2. $(last_errors '')"
}

# fail2ban says that an address is banned although nft refused to ban it, so both are asked.
bans_work() {
    for bans_try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        if timeout "$BAN_SECONDS" fail2ban-client status sshd </dev/null >>"$LOG" 2>&1 9>&-; then
            log "fail2ban answers after $bans_try tries"
            timeout "$BAN_SECONDS" nft list ruleset </dev/null >/dev/null 2>>"$LOG" 9>&-
            return
        fi
        sleep 1
    done
    return 1
}

harden_fail2ban() {
    install_fail2ban
    wanted_jail >"$WORK/jail"
    harden_restart=no
    if ! cmp -s "$WORK/jail" "$JAIL"; then
        changed=true
        harden_restart=yes
        [ ! -f "$JAIL" ] || cp -p "$JAIL" "$WORK/jail.before"
        cp "$WORK/jail" "$JAIL"
    fi
    if ! logged timeout "$BAN_SECONDS" fail2ban-client -t; then
        rm -f "$JAIL"
        [ ! -f "$WORK/jail.before" ] || cp -p "$WORK/jail.before" "$JAIL"
        give_up_fail2ban "$EXIT_INSTALL" "it does not accept its settings, so its own are as they were"
    fi
    [ -d /run/systemd/system ] || give_up_fail2ban "$EXIT_INSTALL" "it is installed and set up, and there is no systemd here to start it"
    if ! systemctl -q is-active fail2ban || ! systemctl -q is-enabled fail2ban || [ "$harden_restart" = yes ]; then
        changed=true
        logged systemctl enable fail2ban
        logged systemctl restart fail2ban || give_up_fail2ban "$EXIT_INSTALL" "it does not start"
    fi
    bans_work || give_up_fail2ban "$EXIT_INSTALL" "it runs, and cannot ban anybody"
    fail2ban=active
}

begin HardenSsh
case "$SSM_AllowSsmOnly" in true | false) ;; *) answer refused "$EXIT_REFUSED" "AllowSsmOnly must be true or false." ;; esac
case "$SSM_IgnoreAddresses" in *[!0-9a-fA-F:./\ ]*) answer refused "$EXIT_REFUSED" "IgnoreAddresses must be addresses and ranges, separated by spaces." ;; esac
[ "${#SSM_IgnoreAddresses}" -le 200 ] || answer refused "$EXIT_REFUSED" "IgnoreAddresses must have at most 200 characters."
command -v sshd >/dev/null || answer not-applicable "$EXIT_DONE" "There is no ssh server on this machine."
command -v apt-get >/dev/null || answer not-applicable "$EXIT_DONE" "This document knows Debian and Ubuntu, and this machine is neither."

# sshd does not even check its settings without this folder, which its service makes.
mkdir -p /run/sshd && chmod 0755 /run/sshd
logged sshd -t || answer refused "$EXIT_REFUSED" "sshd's settings are broken already (sshd -t says where); mend them first. Nothing was changed."
look_at_password_login
[ "$(setting pubkeyauthentication)" = yes ] || answer refused "$EXIT_REFUSED" "Keys are switched off (PubkeyAuthentication no), so nobody could log in any more. Nothing was changed."
case "$(setting authenticationmethods)" in
*password* | *keyboard-interactive*) answer refused "$EXIT_REFUSED" "AuthenticationMethods asks for more than a key, and that would not work any more. Nothing was changed." ;;
esac
count_login_keys
if [ "$login_keys" -eq 0 ] && [ "$SSM_AllowSsmOnly" = false ] && [ "$(setting authorizedkeyscommand)" = none ]; then
    answer refused "$EXIT_REFUSED" "No user has a key to log in with, so nobody could any more: add one, or set AllowSsmOnly. Nothing was changed."
fi

harden_sshd
harden_fail2ban
note=$(still_with_password)
[ -z "$note" ] || note="A Match block still allows passwords for: $note"
if [ "$changed" = true ]; then
    answer succeeded "$EXIT_DONE" "$note"
fi
answer nothing-to-do "$EXIT_DONE" "$note"
