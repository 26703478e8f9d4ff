# Looks at the machine and changes nothing but its own log: what listens beyond loopback, packages that do not belong on a server, package
# sources, password login, what is missing. Whether the internet reaches a port is the security group's answer, not the machine's.

LISTS_MAXIMUM_DAYS=8

# Port or range, protocol, severity, name. Web ports are what a server is there for.
RISKY_PORTS='
21 tcp high ftp
23 tcp high telnet
25 tcp medium smtp
69 udp high tftp
110 tcp medium pop3
111 tcp medium rpcbind
111 udp medium rpcbind
139 tcp high samba
143 tcp medium imap
161 udp medium snmp
445 tcp high samba
465 tcp medium smtp
587 tcp medium smtp
873 tcp medium rsync
993 tcp medium imap
995 tcp medium pop3
1433 tcp high mssql
1521 tcp high oracle
1900 udp medium ssdp
2049 tcp high nfs
2375-2376 tcp high docker
3000 tcp medium development-server
3306 tcp high mysql
3389 tcp high rdp
5432 tcp high postgresql
5601 tcp high kibana
5900-5906 tcp high vnc
6379 tcp high redis
6881-6889 tcp medium bittorrent
6881-6889 udp medium bittorrent
8005 tcp high tomcat-shutdown
8009 tcp high tomcat-ajp
8080 tcp medium application-server
9000 tcp medium php-fpm
9042 tcp high cassandra
9200 tcp high elasticsearch
9300 tcp high elasticsearch
11211 tcp high memcached
11211 udp high memcached
27017-27019 tcp high mongodb
28017 tcp high mongodb
51413 tcp medium bittorrent
51413 udp medium bittorrent
'

MAIL_PACKAGES='postfix|exim4-daemon-[a-z]*|sendmail-bin|opensmtpd|dovecot-core|courier-mta|nullmailer|msmtp-mta'
TORRENT_PACKAGES='transmission-daemon|qbittorrent-nox|deluged|rtorrent|aria2|opentracker'
REMOTE_PACKAGES='telnetd|inetutils-telnetd|vsftpd|proftpd-basic|proftpd-core|pure-ftpd|xrdp|tightvncserver|tigervnc-standalone-server|x11vnc|samba|tomcat9|tomcat10|tomcat11|phpmyadmin|rsh-server'
TRUSTED_HOSTS='(^|\.)(debian\.org|ubuntu\.com|amazonaws\.com|amazon\.com)$'

reboot_needed=false

finding() { # SEVERITY WHAT DETAIL
    printf '{"severity":"%s","what":%s,"detail":%s}\n' "$1" "$(json_string "$2")" "$(json_string "$(printf '%s' "$3" | cut -c 1-200)")" >>"$WORK/$1"
}

answer() {
    for answer_severity in high medium low; do
        [ ! -f "$WORK/$answer_severity" ] || sort -u "$WORK/$answer_severity"
    done >"$WORK/findings"
    field_raw rebootNeeded "$reboot_needed"
    field_list findings "$WORK/findings"
    finish succeeded "$EXIT_DONE" ""
}

# --- Listeners ---------------------------------------------------------------------------------------------------------------------------

# Lines: protocol port inode, for sockets that wait for others on an address beyond loopback. The kernel writes addresses in hexadecimal, each
# four bytes backwards; state 0A is LISTEN, and 07 is a UDP socket that is not connected.
listening_sockets() {
    for listening_file in tcp tcp6 udp udp6; do
        [ -r "/proc/net/$listening_file" ] || continue
        awk -v protocol="${listening_file%6}" '
            function hex(text,    value, place) {
                value = 0
                for (place = 1; place <= length(text); place++) value = value * 16 + index("0123456789ABCDEF", substr(text, place, 1)) - 1
                return value
            }
            NR > 1 && ($4 == "0A" || (protocol == "udp" && $4 == "07")) {
                split($2, local, ":")
                if (local[1] ~ /7F$/ && length(local[1]) == 8) next
                if (local[1] == "00000000000000000000000001000000") next
                if (local[1] ~ /^0000000000000000FFFF0000......7F$/) next
                print protocol, hex(local[2]), $10
            }
        ' "/proc/net/$listening_file"
    done | sort -u -k 1,2
}

program_of() { # INODE
    program_link=$(find /proc/[0-9]*/fd -lname "socket:\[$1\]" 2>/dev/null | head -n 1)
    [ -z "$program_link" ] || cat "/proc/$(printf '%s' "$program_link" | cut -d / -f 3)/comm" 2>/dev/null
}

look_at_listeners() {
    listening_sockets >"$WORK/listeners"
    while read -r look_protocol look_port look_inode; do
        printf '%s' "$RISKY_PORTS" | while read -r look_ports look_of look_severity look_name; do
            [ "$look_of" = "$look_protocol" ] || continue
            if [ "$look_port" -ge "${look_ports%-*}" ] && [ "$look_port" -le "${look_ports#*-}" ]; then
                finding "$look_severity" "$look_name listens on $look_protocol/$look_port" "$(program_of "$look_inode") listens beyond loopback"
            fi
        done
    done <"$WORK/listeners"
    if grep -q '^tcp 80 ' "$WORK/listeners" && ! grep -q '^tcp 443 ' "$WORK/listeners"; then
        finding low "http without https" "port 80 is served, and port 443 is not"
    fi
}

# --- Packages ----------------------------------------------------------------------------------------------------------------------------

look_at_packages() {
    if command -v dpkg-query >/dev/null; then
        # shellcheck disable=SC2016 # dpkg-query's own fields
        dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p'
    elif command -v rpm >/dev/null; then
        rpm -qa --qf '%{NAME}\n'
    fi >"$WORK/installed"
    look_mail=$(grep -Ex "$MAIL_PACKAGES" "$WORK/installed" | tr '\n' ' ')
    # Whether it listens to others is told by the port; cron and mailutils alone often bring one.
    [ -z "$look_mail" ] || finding low "a mail server is installed" "$look_mail"
    look_torrent=$(grep -Ex "$TORRENT_PACKAGES" "$WORK/installed" | tr '\n' ' ')
    [ -z "$look_torrent" ] || finding medium "file sharing software is installed" "$look_torrent"
    look_remote=$(grep -Ex "$REMOTE_PACKAGES" "$WORK/installed" | tr '\n' ' ')
    [ -z "$look_remote" ] || finding medium "software for remote access is installed" "$look_remote"
    if command -v dpkg-query >/dev/null; then
        # shellcheck disable=SC2016 # dpkg-query's own fields
        look_broken=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sed -n 's/^.[HUFWt]..//p; s/^..R.//p' | tr '\n' ' ')
        [ -z "$look_broken" ] || finding medium "packages are not completely installed" "$look_broken"
    fi
}

# --- Package sources ---------------------------------------------------------------------------------------------------------------------

# Lines: options|address|suite. From sources.list's lines and from the newer form of 'Name: value' paragraphs.
apt_sources() {
    for sources_file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ ! -f "$sources_file" ] || sed -n 's/^[[:space:]]*deb[[:space:]]\{1,\}\(\[[^]]*\]\)\{0,1\}[[:space:]]*\([^[:space:]]*\)[[:space:]]\{1,\}\([^[:space:]]*\).*/\1|\2|\3/p' "$sources_file"
    done
    for sources_file in /etc/apt/sources.list.d/*.sources; do
        [ ! -f "$sources_file" ] || awk '
            function tell(    address, suite, addresses, suites) {
                if (off || !(types ~ /(^| )deb( |$)/)) { clear(); return }
                split(value["uris"], addresses, " ")
                split(value["suites"], suites, " ")
                for (address in addresses) for (suite in suites)
                    print (value["trusted"] == "yes" ? "[trusted=yes]" : "") "|" addresses[address] "|" suites[suite]
                clear()
            }
            function clear() { delete value; off = 0; types = "" }
            /^#/ { next }
            /^[[:space:]]*$/ { tell(); next }
            /^[^[:space:]]/ { name = tolower($0); sub(/:.*/, "", name); rest = $0; sub(/^[^:]*:[[:space:]]*/, "", rest); value[name] = rest }
            /^[[:space:]]/ { rest = $0; sub(/^[[:space:]]+/, " ", rest); value[name] = value[name] rest }
            { if (name == "enabled") off = (value[name] == "no"); if (name == "types") types = value[name] }
            END { tell() }
        ' "$sources_file"
    done
}

# Cloud images name a file with the mirrors in it.
addresses_of() { # ADDRESS
    case "$1" in
    mirror+file:*)
        addresses_file=${1#mirror+file:}
        sed 's/[[:space:]].*//' "$(printf '%s' "$addresses_file" | sed 's|^//*|/|')" 2>/dev/null | grep -v '^#'
        ;;
    *) printf '%s\n' "$1" ;;
    esac
}

host_of() { # ADDRESS; nothing for folders of this machine
    printf '%s' "$1" | sed -n 's|^[a-z0-9+-]*://\([^/@]*@\)\{0,1\}\([^/:]*\).*|\2|p'
}

look_at_apt_sources() {
    apt_sources >"$WORK/sources"
    while IFS='|' read -r sources_options sources_address sources_suite; do
        case "$sources_options" in
        *trusted=yes* | *allow-insecure=yes*) finding high "a package source is not checked" "trusted=yes for $sources_address" ;;
        esac
        case "$sources_suite" in
        stable | oldstable | testing | unstable | sid | stable-* | oldstable-* | testing-*)
            finding high "a package source follows an alias" "$sources_suite at $sources_address becomes another release one day: name the codename" ;;
        esac
        for sources_mirror in $(addresses_of "$sources_address"); do
            sources_host=$(host_of "$sources_mirror")
            if [ -n "$sources_host" ] && ! printf '%s\n' "$sources_host" | grep -Eq "$TRUSTED_HOSTS"; then
                finding low "a package source of a third party" "$sources_host"
            fi
        done
    done <"$WORK/sources"
    if apt-config dump 2>/dev/null | grep -Eiq '(AllowUnauthenticated|AllowInsecureRepositories) "(1|true|yes)"'; then
        finding high "apt accepts packages that nobody signed" "AllowUnauthenticated or AllowInsecureRepositories in /etc/apt/apt.conf.d"
    fi
    # Their modification time is the server's, not that of the download.
    if [ -z "$(find /var/lib/apt/lists -maxdepth 1 -type f -name '*_*' -ctime "-$LISTS_MAXIMUM_DAYS" 2>/dev/null | head -n 1)" ]; then
        finding medium "the lists of packages are old" "apt-get update did not succeed for $LISTS_MAXIMUM_DAYS days, so nobody knows what is missing"
    else
        look_pending=$(apt-get -s -q -o Debug::NoLocking=true -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= dist-upgrade </dev/null 2>/dev/null | grep -Ec '^Inst [^ ]+ \[.*(Debian-Security:|-security)')
        [ "$look_pending" -eq 0 ] || finding high "security updates are pending" "$look_pending packages"
    fi
}

look_at_rpm_sources() {
    for sources_file in /etc/yum.repos.d/*.repo; do
        [ -f "$sources_file" ] || continue
        if grep -Eiq '^[[:space:]]*gpgcheck[[:space:]]*=[[:space:]]*(0|no|false)' "$sources_file"; then
            finding high "a package source is not checked" "gpgcheck is off in $sources_file"
        fi
    done
}

# --- The rest ----------------------------------------------------------------------------------------------------------------------------

look_at_login() {
    command -v sshd >/dev/null || return 0
    # Without it sshd does not tell its settings. It is its service's own folder in memory.
    [ -d /run/sshd ] || mkdir -m 0755 /run/sshd
    sshd -T >"$WORK/sshd" 2>>"$LOG" || return 0
    if grep -Eq '^passwordauthentication yes' "$WORK/sshd"; then
        finding medium "ssh accepts passwords" "the document HardenSsh turns it off"
    fi
    if grep -Eq '^permitrootlogin yes' "$WORK/sshd"; then
        finding high "root may log in by ssh with a password" "PermitRootLogin yes"
    fi
    if grep -Eq '^permitemptypasswords yes' "$WORK/sshd"; then
        finding high "ssh accepts empty passwords" "PermitEmptyPasswords yes"
    fi
}

look_at_system() {
    case "$OS_SUPPORT" in
    ended) finding high "the system gets no security updates any more" "$OS_NAME: they ended on $OS_END" ;;
    unknown) finding low "the end of this system's security updates is not known" "$OS_NAME" ;;
    esac
    if [ -e /run/reboot-required ]; then
        reboot_needed=true
        finding medium "a reboot is needed" "$(sort -u /run/reboot-required.pkgs 2>/dev/null | head -n 5 | tr '\n' ' ')"
    elif command -v apt-get >/dev/null && [ "$(apt_newest_kernel)" != "$(uname -r)" ]; then
        reboot_needed=true
        finding medium "a reboot is needed" "kernel $(apt_newest_kernel) is installed and $(uname -r) runs"
    fi
    # TYPO3-on-AWS puts the first passwords of everything there. Their content is nobody's business.
    for look_file in /home/*/.accessdetails; do
        [ ! -f "$look_file" ] || finding medium "a file with first passwords is still there" "$look_file: change them, and delete it"
    done
}

begin ReportPosture
look_at_listeners
look_at_packages
if command -v apt-get >/dev/null; then
    look_at_apt_sources
else
    look_at_rpm_sources
fi
look_at_login
look_at_system
answer
