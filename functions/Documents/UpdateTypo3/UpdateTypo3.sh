# Finds the TYPO3 installations of this machine, says which of them are out of support or have known holes, and brings each to the newest
# patch level of its own branch, with a way back.
#
# The files of a site can be written by its web server, so whoever breaks into the site can write them. Therefore nothing of a site is ever
# run or followed as root: everything that touches its files runs as their owner, and root keeps only what the owner hands over through a pipe.
#
# Order: find, version, known holes, dry run, room on the disks, request to the site, backup (database and files), update, version, caches,
# database (only adds and changes), reload of PHP, request to the site. What fails after the backup is taken back.

# Agents older than 3.3.2746 do not know interpolationType ENV_VAR; they put the value into the text. The values are closed.
if [ -z "${SSM_Operation+x}" ]; then SSM_Operation="{{ Operation }}"; fi

BACKUPS=/var/backups/typo3
BACKUP_DAYS=35
# HOME for owners who have none that they may write, such as www-data.
HOMES=/var/cache/remediation
RELEASES=https://get.typo3.org

# Branch; its long-term minor version (earlier ones end with it); last day of free security fixes; last day of paid ones (ELTS).
# Source: https://get.typo3.org/api/v1/major (maintained_until, elts_until) and https://endoflife.date/typo3, as of 2026-08-22.
SUPPORT_VALID_UNTIL=2027-11-30
support_table() {
    cat <<'TABLE'
14 3 2029-06-30 2032-06-30
13 4 2027-12-31 2030-12-31
12 4 2026-04-30 2029-04-30
11 5 2024-10-31 2027-10-31
10 4 2023-04-30 2026-04-30
9 5 2021-09-30 2024-09-30
8 7 2020-03-31 2024-03-31
7 6 2018-12-01 2022-11-30
TABLE
}

# supported | elts | ended | unknown, for version $1 on day $2 (yyyy-mm-dd). After the table's own last day only what had ended is certain.
support_of() {
    is_version "$1" || { echo unknown; return; }
    support_major=${1%%.*}
    support_rest=${1#*.}
    support_minor=${support_rest%%.*}
    support_day=$(day_number "$2")
    [ "$support_major" -ge 7 ] || { echo ended; return; }
    support_table | {
        while read -r branch lts free paid; do
            [ "$branch" -eq "$support_major" ] || continue
            if [ "$support_minor" -lt "$lts" ] || [ "$support_day" -gt "$(day_number "$paid")" ]; then echo ended
            elif [ "$support_minor" -gt "$lts" ] || [ "$support_day" -gt "$(day_number "$SUPPORT_VALID_UNTIL")" ]; then echo unknown
            elif [ "$support_day" -gt "$(day_number "$free")" ]; then echo elts
            else echo supported; fi
            exit
        done
        echo unknown
    }
}

day_number() { printf '%s\n' "$1" | tr -d -; }

# Released versions only: 13.4.34, and neither 13.4.35-dev nor 13.4.
is_version() { printf '%s\n' "$1" | grep -Eqx '[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,4}'; }

# Whether version $1 is later than version $2.
is_newer() {
    [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t . -k 1,1n -k 2,2n -k 3,3n | tail -n 1)" = "$1" ]
}

# --- As somebody else ------------------------------------------------------------------------------------------------------------------

# As that user, with nothing of our environment, without our lock, and not longer than that. In the foreground: who kills this run kills its
# commands with it, so that the next run finds nothing that still writes.
as() { # USER SECONDS COMMAND...
    as_user=$1
    as_seconds=$2
    shift 2
    timeout --foreground -k 10 "$as_seconds" runuser -u "$as_user" -- env -i "PATH=$PATH" "HOME=$(home_of "$as_user")" LC_ALL=C.UTF-8 \
        COMPOSER_NO_INTERACTION=1 ${https_proxy:+"https_proxy=$https_proxy"} ${http_proxy:+"http_proxy=$http_proxy"} \
        ${no_proxy:+"no_proxy=$no_proxy"} "$@" 3<&- 9>&-
}

# The folder is opened by that user, so it can lead only where the user may go anyway.
as_in() { # USER SECONDS FOLDER COMMAND...
    in_user=$1
    in_seconds=$2
    in_folder=$3
    shift 3
    # shellcheck disable=SC2016 # These are the inner shell's.
    as "$in_user" "$in_seconds" sh -c 'cd -- "$1" || exit 125; shift; exec "$@"' sh "$in_folder" "$@"
}

# As the owner, in the site, with the beginning of what it says in the log. A pipe, because whoever holds the log's file could fill the disk.
owner_runs() { # SECONDS COMMAND...
    runs_seconds=$1
    shift
    log "$site: $owner runs: $*"
    {
        as_in "$owner" "$runs_seconds" "$site" "$@" </dev/null 2>&1
        echo $? >"$WORK/status"
    } | head -c 1000000 >"$WORK/output"
    cat "$WORK/output" >>"$LOG"
    read -r runs_status <"$WORK/status"
    return "$runs_status"
}

# A folder of that user that no site knows of; root made every folder above it.
private_of() { # USER
    if [ ! -d "$HOMES/$1" ]; then
        (umask 066 && mkdir -p "$HOMES") && mkdir -m 0700 "$HOMES/$1" && chown -- "$1:" "$HOMES/$1"
    fi
    printf '%s\n' "$HOMES/$1"
}

# The user's home if Composer has its settings there (tokens for paid packages), else the private folder.
home_of() { # USER
    home=$(getent passwd "$1" | cut -d : -f 6)
    for home_settings in "$home/.config/composer" "$home/.composer"; do
        if [ -d "$home_settings" ] && [ ! -L "$home_settings" ] && [ "$(stat -c %U -- "$home_settings")" = "$1" ]; then
            printf '%s\n' "$home"
            return
        fi
    done
    private_of "$1"
}

# Whether USER can become root by other means: then code that the web server can write would become root with it.
is_privileged() {
    [ "$(id -u -- "$1")" -eq 0 ] && return 0
    for group in $(id -nG -- "$1"); do
        case $group in root | sudo | admin | wheel | docker | lxd | incus | incus-admin | libvirt | disk | shadow) return 0 ;; esac
    done
    command -v sudo >/dev/null && LC_ALL=C sudo -n -l -U "$1" </dev/null 2>/dev/null | grep -q 'may run the following'
}

# Whether only root can change what PATH leads to.
is_roots_alone() {
    roots_path=$(readlink -f -- "$1") || return 1
    while :; do
        [ -z "$(find -H "$roots_path" -maxdepth 0 \( ! -user root -o -perm /022 \) 2>&1)" ] || return 1
        [ "$roots_path" = / ] && return 0
        roots_path=$(dirname -- "$roots_path")
    done
}

# What the text of a stranger may put into our report: one short line.
one_line() { # LENGTH
    tr -s '[:cntrl:] ' ' ' | sed -e 's#://[^/@ ]*@#://#g' -e 's/ $//' | cut -c "1-$1"
}

# --- Finding ---------------------------------------------------------------------------------------------------------------------------

# Writes "layout<TAB>folder" lines to $WORK/found. Names with control characters are counted, not searched.
find_installations() {
    set --
    for root in /var/www /srv/www; do
        [ -d "$root" ] && set -- "$@" "$root"
    done
    : >"$WORK/found"
    unsearched=0
    [ $# -gt 0 ] || return 0
    # A document root that root has linked to somewhere else.
    find -H "$@" -maxdepth 1 -type l -user root -xtype d -exec readlink -f -- {} \; >"$WORK/links"
    while IFS= read -r root; do
        case $root in *[[:cntrl:]]*) ;; *) set -- "$@" "$root" ;; esac
    done <"$WORK/links"

    unsearched=$(find -H "$@" -maxdepth 4 -type d -name '*[[:cntrl:]]*' -prune -exec printf 'x\n' \; | wc -l)
    find -H "$@" -mindepth 1 -maxdepth 5 \( -type d \( -name '*[[:cntrl:]]*' -o -name 'typo3_src*' -o -name vendor -o -name node_modules \
        -o -name fileadmin -o -name typo3temp -o -name typo3conf -o -name sysext -o -name .git -o -name var \) -prune \) -o \
        \( \( -name composer.json -type f \) -o \( -name typo3_src -type l \) -o -name typo3 \) -print >"$WORK/hits"

    while IFS= read -r hit; do
        [ "${hit##*/}" = composer.json ] && is_composer_installation "${hit%/*}" && printf 'composer\t%s\n' "$(readlink -f -- "${hit%/*}")"
    done <"$WORK/hits" | LC_ALL=C sort -u >"$WORK/found"
    while IFS= read -r hit; do
        [ "${hit##*/}" != composer.json ] || continue
        site=$(readlink -f -- "${hit%/*}")
        # The web root of a composer installation looks like a classic one.
        grep -Fqx -e "composer	$site" -e "composer	${site%/*}" "$WORK/found" && continue
        if [ -L "$site/typo3_src" ]; then printf 'classic\t%s\n' "$site"
        elif [ -n "$(version_in "$(reader_of "$site")" "$site")" ]; then printf 'classic-copy\t%s\n' "$site"; fi
    done <"$WORK/hits" | LC_ALL=C sort -u >"$WORK/classic"
    cat "$WORK/classic" >>"$WORK/found"
}

is_composer_installation() {
    as_in "$(reader_of "$1")" 20 "$1" grep -Eqs '"name": *"typo3/cms(-core)?"' composer.lock vendor/composer/installed.json
}

# Who reads the text in a folder: its owner, and nobody where that is root or a user whom this machine does not know.
reader_of() {
    case $(stat -c %U -- "$1") in
        root | UNKNOWN | '') echo nobody ;;
        *) stat -c %U -- "$1" ;;
    esac
}

# version_in USER FOLDER: what the files say; composer.lock can say something else than what is installed.
version_in() {
    # shellcheck disable=SC2016 # These are the inner shell's.
    as_in "$1" 20 "$2" sh -c '
        for core in vendor/typo3/cms-core public/typo3/sysext/core web/typo3/sysext/core typo3/sysext/core; do
            for file in "$core/Classes/Information/Typo3Version.php" "$core/Classes/Core/SystemEnvironmentBuilder.php"; do
                [ -f "$file" ] || continue
                version=$(head -c 65536 "$file" | sed -n -e "s/.*const VERSION = .\([0-9][^'\''\"]*\).;.*/\1/p" -e "s/.*TYPO3_version.[^0-9]*\([0-9][^'\''\"]*\).*/\1/p")
                [ -z "$version" ] || { printf "%s\n" "$version"; exit; }
            done
        done' </dev/null 2>/dev/null | head -n 1 | tr -cd '0-9A-Za-z.+-' | cut -c 1-20
}

# --- What a site says about itself -----------------------------------------------------------------------------------------------------

# The folders that composer.json names, three lines: vendor, bin and web folder; nothing where they lead out of the project.
COMPOSER_FOLDERS=$(
    cat <<'PHP'
$json = json_decode(file_get_contents("composer.json"), true);
is_array($json) || exit(1);
$vendor = $json["config"]["vendor-dir"] ?? "vendor";
$folders = [$vendor, $json["config"]["bin-dir"] ?? "vendor/bin", $json["extra"]["typo3/cms"]["web-dir"] ?? "public"];
foreach ($folders as $folder) {
    $folder = rtrim(is_string($folder) ? str_replace("{\$vendor-dir}", $vendor, $folder) : "", "/");
    preg_match("#^(?!.*\\.\\.)[A-Za-z0-9_][A-Za-z0-9._/-]{0,99}\$#D", $folder) || exit(1);
    echo $folder, "\n";
}
PHP
)

# Packages with known holes, from `composer audit --format=json`: "yes NAMES", "no", or nothing when this is no answer.
AUDIT_ANSWER=$(
    cat <<'PHP'
$json = json_decode(stream_get_contents(STDIN), true);
if (is_array($json) && is_array($json["advisories"] ?? null)) {
    $names = array_keys(array_filter($json["advisories"]));
    echo $names ? "yes " . implode(" ", $names) : "no", "\n";
}
PHP
)

# Writes into the current folder how the database is reached: `driver`, and for MySQL `database` and the option file `my.cnf`; for SQLite a
# whole copy. The configuration is PHP, and may ask the environment, so it is run as TYPO3 runs it.
DATABASE=$(
    cat <<'PHP'
[, $site, $web, $vendor] = $argv;
$here = getcwd();
ob_start();
chdir($site);
define("TYPO3", true);
define("TYPO3_MODE", "BE");
foreach ([["config/system/settings.php", "config/system/additional.php"],
          ["typo3conf/system/settings.php", "typo3conf/system/additional.php"],
          ["$web/typo3conf/LocalConfiguration.php", "$web/typo3conf/AdditionalConfiguration.php"],
          ["typo3conf/LocalConfiguration.php", "typo3conf/AdditionalConfiguration.php"]] as [$settings, $additional]) {
    if (is_file($settings)) break;
}
is_file($settings) || exit(11);
is_file("$vendor/autoload.php") && require "$vendor/autoload.php";
$environment = "TYPO3\\CMS\\Core\\Core\\Environment";
$context = "TYPO3\\CMS\\Core\\Core\\ApplicationContext";
if (class_exists($environment) && class_exists($context)) {
    $public = is_dir("$site/$web") ? "$site/$web" : $site;
    $composer = is_file("composer.json");
    $environment::initialize(new $context(getenv("TYPO3_CONTEXT") ?: "Production"), true, $composer, $site, $public,
        $composer ? "$site/var" : "$site/typo3temp/var", $composer ? "$site/config" : "$site/typo3conf", "$public/index.php", "UNIX");
}
$GLOBALS["TYPO3_CONF_VARS"] = require $settings;
is_file($additional) && require $additional;
ob_end_clean();
chdir($here);
$connections = $GLOBALS["TYPO3_CONF_VARS"]["DB"]["Connections"] ?? [];
count($connections) === 1 && isset($connections["Default"]) || exit(14);
$default = $connections["Default"];
$driver = $default["driver"] ?? "";
if ($driver === "pdo_sqlite") {
    $database = new PDO("sqlite:" . ($default["path"] ?? exit(11)), null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
    $database->exec("VACUUM INTO " . $database->quote("$here/copy.sqlite"));
    $copy = new PDO("sqlite:$here/copy.sqlite");
    $copy->query("PRAGMA integrity_check")->fetchColumn() === "ok" || exit(15);
} elseif ($driver === "mysqli" || $driver === "pdo_mysql") {
    $options = "[client]\n";
    foreach (["host" => "host", "port" => "port", "unix_socket" => "socket", "user" => "user", "password" => "password",
              "ssl_ca" => "ssl-ca", "ssl_cert" => "ssl-cert", "ssl_key" => "ssl-key"] as $key => $option) {
        $value = (string)($default[$key] ?? "");
        strpbrk($value, "\r\n\0") === false || exit(11);
        if ($value !== "") $options .= "$option=\"" . addcslashes($value, "\\\"") . "\"\n";
    }
    file_put_contents("my.cnf", $options);
    file_put_contents("database", (string)($default["dbname"] ?? exit(11)));
} else {
    exit(13);
}
file_put_contents("driver", $driver);
PHP
)

# The newest free release of a branch and its checksum, and whether any release after VERSION closes holes: "VERSION SHA256 yes|no".
RELEASE_ANSWER=$(
    cat <<'PHP'
[, $installed] = $argv;
$releases = json_decode(stream_get_contents(STDIN), true);
is_array($releases) || exit(1);
$newest = ["version" => $installed, "sum" => "-"];
$insecure = "no";
$branch = preg_replace("#\\.\\d+\$#", "", $installed);
foreach ($releases as $release) {
    $version = $release["version"] ?? "";
    if (!is_string($version) || !preg_match("#^\\d+\\.\\d+\\.\\d+\$#D", $version) || version_compare($version, $installed, "<=")) continue;
    if (($release["type"] ?? "") === "security") $insecure = "yes";
    $sum = $release["tar_package"]["sha256sum"] ?? "";
    if (!empty($release["elts"]) || strpos($version, "$branch.") !== 0 || !preg_match("#^[0-9a-f]{64}\$#D", $sum)) continue;
    if (version_compare($version, $newest["version"], ">")) $newest = ["version" => $version, "sum" => $sum];
}
echo $newest["version"], " ", $newest["sum"], " ", $insecure, "\n";
PHP
)

# --- One installation: what it is ------------------------------------------------------------------------------------------------------

# The result of one installation. Its fields are the columns of the report.
begin_result() {
    layout=$1
    site=$2
    from=''
    to=''
    support=unknown
    insecure=unknown
    advisories=''
    status=nothing-to-do
    reason=''
    backup=''
    code=0
    folder=''
}

# Why nothing (more) is done with this installation. Always false.
no() { # CODE REASON
    code=$1
    reason=$2
    status=failed
    [ "$code" -ne "$EXIT_REFUSED" ] || status=refused
    log "$site: $status: $reason"
    return 1
}

# Fills from, to, support, insecure; and for the next steps owner, reader, vendor, bin, web, cli and config. False: nothing can be done.
look_at() {
    case $layout in
        composer) owned=$site/composer.json ;;
        *) owned=$site/typo3conf ;;
    esac
    [ -e "$owned" ] || owned=$site
    owner=$(stat -c %U -- "$owned")
    reader=$(reader_of "$owned")
    from=$(version_in "$reader" "$site")
    to=$from
    support=$(support_of "$from" "$today")
    [ -n "$from" ] || { no "$EXIT_REFUSED" 'Its version cannot be read: the core is not installed here, or not readable by the owner of the files.'; return; }
    is_version "$from" || { no "$EXIT_REFUSED" "$from is no released version, and is left alone."; return; }
    if [ "$layout" = classic-copy ]; then
        ask_for_releases "$from"
        no "$EXIT_REFUSED" 'The core is a copy in the document root, not the link typo3_src: update it by hand, or make it a link.'
        return
    fi
    case $owner in
        root | UNKNOWN)
            [ "$layout" = composer ] || ask_for_releases "$from"
            no "$EXIT_REFUSED" "$owned belongs to ${owner}: its code would run as root. Give the files to a user of their own."
            return ;;
    esac
    if is_privileged "$owner"; then
        no "$EXIT_REFUSED" "The files belong to $owner, who can become root (by sudo, or a group), and so could whoever writes them. Give them to a user of their own."
        return
    fi
    command -v php >/dev/null || { no "$EXIT_REFUSED" 'PHP is missing on the command line: apt-get install php-cli.'; return; }
    case $layout in composer) look_at_composer ;; *) look_at_classic ;; esac
}

look_at_composer() {
    case $site in */releases/*)
        if [ -L "${site%/releases/*}/current" ] || [ -L "${site%/*}/current" ]; then
            no "$EXIT_REFUSED" 'A deployment tool puts releases here: update there, or its next deployment takes the update back.'
            return
        fi ;;
    esac
    folders=$(as_in "$owner" 20 "$site" php -r "$COMPOSER_FOLDERS" </dev/null 2>/dev/null | head -c 1000) || folders=''
    vendor=$(printf '%s\n' "$folders" | sed -n 1p)
    bin=$(printf '%s\n' "$folders" | sed -n 2p)
    web=$(printf '%s\n' "$folders" | sed -n 3p)
    cli=$bin/typo3
    case $vendor/$bin/$web in *[!A-Za-z0-9._/-]* | -* | /* | *..* | */ | *//*) vendor='' ;; esac
    [ -n "$vendor" ] || { no "$EXIT_REFUSED" 'composer.json cannot be read, or its folders lead out of the project.'; return; }
    composer_version=$(as "$owner" 60 composer --no-plugins --no-ansi --version </dev/null 2>/dev/null | sed -n 's/.*version \([0-9][0-9]*\.[0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
    [ -n "$composer_version" ] || { no "$EXIT_REFUSED" 'Composer is missing or does not start: apt-get install composer.'; return; }
    is_newer 2.0.0 "$composer_version" && { no "$EXIT_REFUSED" "Composer $composer_version is too old: 2.0 or newer is needed."; return; }
    no_dev=--no-dev
    # Packages for development that are installed must not vanish with a security update.
    as_in "$owner" 20 "$site" grep -Eqs '^ *"dev": *true' "$vendor/composer/installed.json" && no_dev=''
    audit
}

# Decided by the answer, never by the exit code: Composer ends with the same one for "holes found" and for "not reachable".
audit() {
    insecure=unknown
    is_newer 2.4.0 "$composer_version" && return 0
    # shellcheck disable=SC2086 # Empty, or one option.
    as "$owner" 300 composer audit --working-dir="$site" --no-plugins --no-ansi --locked $no_dev --format=json </dev/null 2>/dev/null |
        as "$owner" 20 php -r "$AUDIT_ANSWER" 2>/dev/null | head -n 1 | tr -cd '0-9A-Za-z._/ -' | cut -c 1-300 >"$WORK/audit"
    read -r insecure advisories <"$WORK/audit" || :
    insecure=${insecure:-unknown}
}

look_at_classic() {
    vendor=vendor
    web=.
    cli=typo3/sysext/core/bin/typo3
    link=$(readlink -- "$site/typo3_src")
    source=$(readlink -f -- "$site/typo3_src")
    ask_for_releases "$from"
    case $link in
        */"typo3_src-$from" | "typo3_src-$from") ;;
        *) no "$EXIT_REFUSED" "typo3_src does not lead to a folder typo3_src-$from: what would be changed is not certain."; return ;;
    esac
    case $link in /*) linked=$link ;; *) linked=$site/$link ;; esac
    if [ -L "$linked" ] || [ "${source##*/}" != "typo3_src-$from" ]; then
        no "$EXIT_REFUSED" 'typo3_src leads over a second link: what would be changed is not certain.'
        return
    fi
    [ -n "$available" ] || no "$EXIT_SOURCES" "$RELEASES could not be reached, or gave no list of releases."
}

# As nobody: what comes from outside is parsed without any right.
ask_for_releases() { # VERSION
    available=''
    insecure=unknown
    major=${1%%.*}
    if [ ! -s "$WORK/releases-$major" ]; then
        fetch 5000000 60 "$RELEASES/api/v1/major/$major/release" >"$WORK/releases-$major"
    fi
    as nobody 20 php -r "$RELEASE_ANSWER" "$1" <"$WORK/releases-$major" >"$WORK/release" 2>/dev/null || return 0
    read -r available checksum insecure <"$WORK/release"
}

# Half of it, or nothing, is for the reader to see.
fetch() { # BYTES SECONDS URL
    as nobody "$2" curl -q --silent --show-error --fail --location --proto =https --proto-redir =https --max-filesize "$1" --retry 2 "$3" \
        </dev/null 2>"$WORK/fetch-errors" | head -c "$1"
    head -c 2000 "$WORK/fetch-errors" >>"$LOG"
}

# --- Whether the site answers ----------------------------------------------------------------------------------------------------------

# Sets url and address: where this machine answers for the site, under the name that the site gives itself.
find_address() {
    base=$(as_in "$owner" 20 "$site" sh -c 'cat config/sites/*/config.yaml typo3conf/sites/*/config.yaml' </dev/null 2>/dev/null | head -c 1000000 |
        sed -n "s/^base: *['\"]\{0,1\}\(https\{0,1\}:[^'\" ]*\).*/\1/p" |
        grep -Ex 'https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]{0,200})?' | head -n 1)
    base=${base:-http://localhost/}
    # Behind a load balancer the instance itself speaks plain HTTP.
    plain=$(printf '%s\n' "$base" | sed 's#^https://\([^/:]*\)\(:[0-9]*\)\{0,1\}#http://\1#')
    for address in 127.0.0.1 $(hostname -I 2>/dev/null | cut -d ' ' -f 1); do
        for url in "$base" "$plain"; do
            url=${url%/}/
            [ "$(ask "$url")" = 000 ] || return 0
        done
    done
    return 1
}

ask() { # URL: the status code, 000 when nothing answers
    as nobody 60 curl -q --silent --insecure --noproxy '*' --max-time 45 --output /dev/null --write-out '%{http_code}' \
        --connect-to "::$address:" --user-agent Remediation "$1" </dev/null 2>/dev/null | head -c 3
}

# The classes of the status codes of the site and of its login: "2 2".
health() {
    health_site=$(ask "$url")
    health_login=$(ask "${url}typo3/")
    log "$site: $url answers $health_site, its login $health_login"
    printf '%s %s\n' "${health_site%??}" "${health_login%??}"
}

# Some seconds' patience: PHP has just been reloaded.
is_healthy() {
    for pause in 2 3 5 0; do
        healthy=$(health)
        [ "$healthy" = "$healthy_before" ] && return 0
        sleep "$pause"
    done
    return 1
}

# --- TYPO3's own command line ----------------------------------------------------------------------------------------------------------

# Sets commands, empty where there is no command line. False when there is one and it does not start.
read_commands() {
    commands=''
    as_in "$owner" 20 "$site" test -f "$cli" </dev/null || return 0
    owner_runs 120 php "$cli" list --raw || return 1
    commands=$(awk '{ print $1 }' "$WORK/output" | grep -x -e cache:flush -e cache:warmup -e extension:setup)
}

# Also true where this version has no such command.
typo3() { # COMMAND
    printf '%s\n' "$commands" | grep -qx "$1" || return 0
    owner_runs 900 php "$cli" "$1" --no-interaction
}

flush() {
    case $commands in
    *cache:flush*) typo3 cache:flush ;;
    # TYPO3 before 11.4.
    *) owner_runs 120 sh -c 'find var/cache typo3temp/var/cache typo3temp/Cache -mindepth 1 -delete 2>/dev/null; exit 0' ;;
    esac
}

# PHP keeps compiled code, and where a link led, in memory.
reload_php() {
    [ -d /run/systemd/system ] || return 0
    for unit in $(systemctl list-units --type=service --state=active --no-legend --plain 'php*fpm*' apache2.service | cut -d ' ' -f 1); do
        logged systemctl reload "$unit"
    done
}

# --- Backup ----------------------------------------------------------------------------------------------------------------------------

free_kilobytes() { df -Pk -- "$1" | awk 'NR == 2 { print $4 }'; }

# Only root may go there: it will hold all that the databases hold.
open_backups() {
    mkdir -p "$BACKUPS" && [ ! -L "$BACKUPS" ] && chmod 0700 "$BACKUPS" && is_roots_alone "$BACKUPS"
}

# Sets folder.
open_backup() {
    folder=$BACKUPS/$(date -u +%Y%m%dT%H%M%SZ)-$(printf '%s' "$site" | cksum | cut -d ' ' -f 1)
    (umask 077 && mkdir "$folder" && printf '%s\n' "$site" >"$folder/site") || no "$EXIT_SPACE" "Nothing can be written to $BACKUPS."
}

# Gives up before anything was changed: half a backup is none.
no_backup() { # CODE REASON
    rm -rf "$folder"
    folder=''
    no "$1" "$2 Nothing was changed."
}

back_up_database() {
    private=$(private_of "$owner")
    as_in "$owner" 20 "$private" sh -c 'rm -rf database && mkdir -m 0700 database' </dev/null 2>/dev/null
    # What it prints is thrown away: it can be a stack trace with the password.
    as_in "$owner" 900 "$private/database" php -d memory_limit=-1 -r "$DATABASE" "$site" "$web" "$vendor" </dev/null >/dev/null 2>&1
    case $? in
    0) ;;
    13) no_backup "$EXIT_REFUSED" 'The database is neither MySQL, MariaDB nor SQLite, and cannot be saved.'; return ;;
    14) no_backup "$EXIT_REFUSED" 'There is not exactly one database connection: which to save is not certain.'; return ;;
    *) no_backup "$EXIT_INSTALL" "The settings of the database cannot be read as $owner, or its file cannot be copied."; return ;;
    esac
    driver=$(as_in "$owner" 20 "$private/database" head -c 20 driver </dev/null 2>/dev/null)
    case $driver in
    pdo_sqlite)
        saved=$folder/database.sqlite.gz
        set -- cat copy.sqlite
        ;;
    mysqli | pdo_mysql)
        saved=$folder/database.sql.gz
        # shellcheck disable=SC2016 # These are the inner shell's.
        set -- sh -c 'dump=$(command -v mariadb-dump || command -v mysqldump) || exit 1
            set -- --defaults-file="$PWD/my.cnf" --single-transaction --quick --no-tablespaces
            # The rights that TYPO3 itself needs are not enough for these, and it uses neither.
            for option in --routines --events; do
                "$dump" "$@" "$option" --no-data --no-create-info -- "$(cat database)" >/dev/null 2>&1 && set -- "$@" "$option"
            done
            exec "$dump" "$@" -- "$(cat database)"'
        ;;
    *)
        no_backup "$EXIT_INSTALL" "The settings of the database cannot be read as $owner."
        return
        ;;
    esac
    {
        as_in "$owner" 3600 "$private/database" "$@" </dev/null 2>"$WORK/pipe-errors"
        echo $? >"$WORK/status"
    } | (umask 077 && gzip -1 >"$saved")
    compressed=$?
    head -c 2000 "$WORK/pipe-errors" >>"$LOG"
    as_in "$owner" 20 "$private" rm -rf database </dev/null
    read -r dumped <"$WORK/status"
    [ "$compressed" -eq 0 ] || { no_backup "$EXIT_SPACE" "The backup of the database did not fit in $BACKUPS."; return; }
    if [ "$dumped" -ne 0 ] || ! is_whole "$saved"; then no_backup "$EXIT_INSTALL" 'The database could not be saved.'; fi
}

is_whole() { # FILE
    case $1 in
    *.sqlite.gz) gzip -dc "$1" | head -c 15 | grep -q 'SQLite format 3' && gzip -t "$1" ;;
    *) gzip -dc "$1" | tail -c 200 | grep -q '^-- Dump completed' ;;
    esac
}

# What an update of Composer packages can change, as far as it is there.
changeable() {
    printf '%s\n' composer.json composer.lock "$vendor"
    case $bin in "$vendor"/*) ;; *) printf '%s\n' "$bin" ;; esac
    printf '%s\n' "$web/index.php" "$web/typo3" "$web/_assets" "$web/typo3conf/PackageStates.php"
}

# Refuses what could not be put back as it was.
examine_files() {
    changeable >"$WORK/changeable"
    # shellcheck disable=SC2016 # These are the inner shell's.
    as_in "$owner" 300 "$site" sh -c '
        owner=$1; vendor=$2
        set --
        for group in $(id -G); do set -- "$@" ! -group "$group"; done
        [ -w . ] || { echo "unwritable ."; exit; }
        for entry in composer.json composer.lock "$vendor"; do
            [ ! -L "$entry" ] || { echo "link $entry"; exit; }
            [ -e "$entry" ] || { echo "missing $entry"; exit; }
        done
        while IFS= read -r entry; do
            [ -e "$entry" ] || [ -L "$entry" ] || continue
            [ -z "$(find "$entry" \( ! -user "$owner" -o \( "$@" \) \) -print -quit 2>&1)" ] || { echo "foreign $entry"; exit; }
        done
        echo "size $(du -sk "$vendor" | cut -f 1)"' sh "$owner" "$vendor" <"$WORK/changeable" 2>/dev/null | head -n 1 | one_line 150 >"$WORK/examined"
    read -r finding detail <"$WORK/examined" || finding=''
    case $finding in
    size) ;;
    link) no "$EXIT_REFUSED" "$detail is a symbolic link: what would be changed is not certain."; return ;;
    missing) no "$EXIT_REFUSED" "$detail is missing: install the site with Composer first."; return ;;
    foreign) no "$EXIT_REFUSED" "Some of $detail does not belong to $owner and a group of $owner: it could not be put back."; return ;;
    *) no "$EXIT_REFUSED" "$owner may not write the site's folder."; return ;;
    esac
    case $detail in '' | *[!0-9]*) no "$EXIT_REFUSED" 'The size of the site cannot be read.'; return ;; esac
    needs_room "$site" $((3 * detail + 200000)) && needs_room "$BACKUPS" $((detail + 200000))
}

needs_room() { # FOLDER KILOBYTES
    room=$(free_kilobytes "$1")
    [ "${room:-0}" -ge "$2" ] || no "$EXIT_SPACE" "$1 has $((${room:-0} / 1024)) MB free, and $(($2 / 1024)) MB are needed. Nothing was changed."
}

back_up_files() {
    # shellcheck disable=SC2016 # These are the inner shell's.
    {
        as_in "$owner" 1800 "$site" sh -c 'set --
            while IFS= read -r entry; do
                if [ -e "$entry" ] || [ -L "$entry" ]; then set -- "$@" "$entry"; fi
            done
            exec tar --create --acls --file=- -- "$@"' <"$WORK/changeable" 2>"$WORK/pipe-errors"
        echo $? >"$WORK/status"
    } | (umask 077 && gzip -1 >"$folder/files.tar.gz")
    compressed=$?
    head -c 2000 "$WORK/pipe-errors" >>"$LOG"
    read -r packed <"$WORK/status"
    [ "$compressed" -eq 0 ] || { no_backup "$EXIT_SPACE" "The backup of the files did not fit in $BACKUPS."; return; }
    [ "$packed" -eq 0 ] || { no_backup "$EXIT_INSTALL" 'The files could not be saved.'; return; }
    (umask 077 && cp "$WORK/changeable" "$folder/changeable") || no_backup "$EXIT_SPACE" "The backup did not fit in $BACKUPS."
}

# From here on an interrupted run is taken back by the next one.
begin_change() {
    if (umask 077 && printf '%s\n' "$layout" "$owner" "$vendor" "$web" "$cli" "${linker:-}" "${link:-}" >"$folder/pending.new") && sync; then
        mv "$folder/pending.new" "$folder/pending"
        backup=$folder
    else
        no_backup "$EXIT_SPACE" "The backup did not fit in $BACKUPS."
    fi
}

end_change() { rm -f "$folder/pending"; }

# --- The way back ----------------------------------------------------------------------------------------------------------------------

# As the owner: unpacked beside the site's files, put in their places by renaming, then compared with the backup.
restore_files() {
    # shellcheck disable=SC2016 # These are the inner shell's.
    gzip -dc "$folder/files.tar.gz" | as_in "$owner" 1800 "$site" sh -c '
        rm -rf .remediation.*
        new=$(mktemp -d .remediation.XXXXXX) && old=$(mktemp -d .remediation.XXXXXX) || exit 1
        tar --extract --preserve-permissions --same-owner --acls --file=- --directory="$new" && exit
        rm -rf "$new" "$old"
        exit 1' 2>"$WORK/pipe-errors" || { head -c 2000 "$WORK/pipe-errors" >>"$LOG"; return 1; }
    # shellcheck disable=SC2016 # These are the inner shell's.
    as_in "$owner" 300 "$site" sh -c '
        set -- .remediation.*
        [ $# -eq 2 ] || exit 1
        if [ -e "$1/composer.json" ]; then new=$1 old=$2; else new=$2 old=$1; fi
        number=0
        while IFS= read -r entry; do
            number=$((number + 1))
            if [ -e "$entry" ] || [ -L "$entry" ]; then mv -T -- "$entry" "$old/$number" || exit 1; fi
            if [ -e "$new/$entry" ] || [ -L "$new/$entry" ]; then
                mkdir -p -- "$(dirname -- "$entry")"
                mv -T -- "$new/$entry" "$entry" || exit 1
            fi
        done
        rm -rf "$new" "$old"' <"$folder/changeable" >/dev/null 2>&1 || return 1
    gzip -dc "$folder/files.tar.gz" | as_in "$owner" 1800 "$site" tar --compare --acls --file=- >"$WORK/output" 2>&1
    compared=$?
    head -c 2000 "$WORK/output" >>"$LOG"
    return "$compared"
}

restore() {
    case $layout in
    composer) restore_files ;;
    *) point_link "$link" ;;
    esac
}

# The database stays: what the update does to it only adds, so the old code works with it.
undo() { # REASON
    log "$site: $1"
    if ! restore; then
        no "$EXIT_INSTALL" "$1 The files could NOT be put back; they are in $folder, as is the database."
        return
    fi
    reload_php
    undone="$1 The files were put back."
    read_commands && flush || undone="$undone The caches could not be flushed."
    is_healthy || undone="$undone THE SITE DOES NOT ANSWER AS BEFORE."
    to=$(version_in "$reader" "$site")
    end_change
    code=$EXIT_INSTALL
    status=rolled-back
    reason="$undone The database was only added to; as it was, it is in $folder."
    log "$site: $status: $reason"
}

is_interrupted() {
    for pending in "$BACKUPS"/*/pending; do
        interrupted=${pending%/pending}
        [ -f "$pending" ] && [ "$(cat "$interrupted/site")" = "$site" ] && return 0
    done
    return 1
}

# What an earlier run began and was killed in.
take_back_interrupted() {
    for pending in "$BACKUPS"/*/pending; do
        [ -f "$pending" ] || continue
        begin_result '' "$(cat "${pending%/pending}/site")"
        folder=${pending%/pending}
        {
            read -r layout
            read -r owner
            read -r vendor
            read -r web
            read -r cli
            read -r linker
            IFS= read -r link
        } <"$pending"
        log "$site: taking back what a run began and did not end"
        if restore; then
            reload_php
            read_commands && flush
            end_change
        else
            # Told even if it is not recognised as an installation any more.
            printf '%s\t%s\n' "$layout" "$site" >>"$WORK/broken"
        fi
    done
}

forget_old_backups() {
    find "$BACKUPS" -mindepth 1 -maxdepth 1 -type d -name '2*Z-*' -mtime "+$BACKUP_DAYS" ! -exec test -e {}/pending \; -exec rm -rf {} +
}

# --- Update in Composer's layout -------------------------------------------------------------------------------------------------------

update_composer() {
    examine_files || return
    # The branch is held, whatever composer.json allows: a new minor version is not for the night.
    set -- composer update 'typo3/cms-*' --with "typo3/cms-core:~$from" --with-all-dependencies --no-ansi --no-progress --optimize-autoloader
    [ -z "$no_dev" ] || set -- "$@" "$no_dev"
    if ! owner_runs 900 "$@" --dry-run; then
        explain_composer
        return
    fi
    if grep -Eq '^ *- (Removing|Downgrading) typo3/' "$WORK/output"; then
        no "$EXIT_REFUSED" 'The update would remove or downgrade a package of TYPO3.'
        return
    fi
    target=$(sed -n 's/^ *- Upgrading typo3\/cms-core (v\{0,1\}[^ ]* => v\{0,1\}\([0-9.]*\)).*/\1/p' "$WORK/output" | head -n 1)
    target=${target:-$from}
    if [ "$target" = "$from" ] && { [ "$insecure" != yes ] || ! grep -Eq '^ *- Upgrading ' "$WORK/output"; }; then
        nothing_newer
        return
    fi
    is_same_branch "$target" || { no "$EXIT_REFUSED" "It would become $target, which is not of the branch of $from."; return; }
    prepare || return
    back_up_files && begin_change || return
    owner_runs 1800 "$@" || { undo "Composer failed: $(last_words)"; return; }
    conclude "$target"
}

is_same_branch() { # VERSION
    is_version "$1" && [ "${1%.*}" = "${from%.*}" ] && { [ "$1" = "$from" ] || is_newer "$1" "$from"; }
}

nothing_newer() {
    if [ "$insecure" = yes ]; then
        constraint=$(as_in "$owner" 20 "$site" sed -n 's/^ *"typo3\/cms-core" *: *"\([^"]*\)".*/\1/p' composer.json </dev/null 2>/dev/null | head -n 1 | one_line 40)
        no "$EXIT_REFUSED" "It has known holes ($advisories), and composer.json${constraint:+ (\"$constraint\")} allows nothing newer: widen it, take paid support (ELTS), or the next major version."
    fi
}

support_hint() {
    case $support in
    elts) echo 'Free security fixes for this branch have ended: paid support (ELTS) or the next major version.' ;;
    ended) echo 'All support for this branch has ended: the next major version is due.' ;;
    esac
}

# Why Composer would not even try. Nothing was changed.
explain_composer() {
    if grep -Eqi 'curl error|could not resolve host|failed to open stream|timed out|connection refused|could not be downloaded' "$WORK/output"; then
        no "$EXIT_SOURCES" "Composer's repositories could not be reached: $(last_words)"
    elif grep -Eq 'affected by security advisories' "$WORK/output"; then
        no "$EXIT_REFUSED" 'composer.json allows no version without known holes: paid support (ELTS) or the next major version.'
    elif grep -Eq 'your php version' "$WORK/output"; then
        no "$EXIT_REFUSED" 'PHP on the command line is too old for the update.'
    else
        no "$EXIT_REFUSED" "Composer refuses the update: $(last_words)"
    fi
}

# Composer ends an error with how it is called.
last_words() { grep -Ev '^ *$|^(update|install) \[' "$WORK/output" | tail -n 1 | one_line 160; }

# --- Update in the classic layout ------------------------------------------------------------------------------------------------------

update_classic() {
    if [ "$available" = "$from" ]; then
        [ "$insecure" != yes ] || no "$EXIT_REFUSED" 'It has known holes, and its branch gets no free fix: paid support (ELTS) or the next major version.'
        return
    fi
    sources=$(dirname -- "$source")
    writer_of "$sources" || return
    unpacker=$writer
    writer_of "$site" || return
    linker=$writer
    needs_room "$sources" 500000 && needs_room "$BACKUPS" 300000 || return
    prepare && provide_source && begin_change || return
    if ! point_link "${link%/*}/typo3_src-$available"; then
        undo 'The link typo3_src could not be changed.'
        return
    fi
    conclude "$available"
}

# Sets writer: root where nobody else can interfere, else the owner of the site; others are not trusted.
writer_of() { # FOLDER
    writer=root
    is_roots_alone "$1" && return 0
    writer=$owner
    [ "$(stat -c %U -- "$1")" = "$owner" ] || no "$EXIT_REFUSED" "$1 belongs neither to root alone nor to $owner."
}

# Unpacks the new core beside the old one; under its name it is there whole or not at all.
provide_source() {
    name=typo3_src-$available
    if [ -e "$sources/$name" ]; then
        if [ "$(version_in "$(reader_of "$sources/$name")" "$sources/$name") $(stat -c %U -- "$sources/$name")" != "$available $unpacker" ]; then
            no_backup "$EXIT_REFUSED" "$sources/$name is there, but is not TYPO3 $available of $unpacker."
        fi
        return
    fi
    (umask 077 && fetch 200000000 900 "$RELEASES/$available" >"$folder/source.tar.gz")
    if [ "$(sha256sum <"$folder/source.tar.gz" | cut -d ' ' -f 1)" != "$checksum" ]; then
        no_backup "$EXIT_SOURCES" "TYPO3 $available could not be downloaded, or its checksum is wrong."
        return
    fi
    # shellcheck disable=SC2016 # These are the inner shell's.
    as_in "$unpacker" 900 "$sources" sh -c '
        rm -rf .remediation.*
        mkdir "$1" && tar --extract --gzip --no-same-owner --strip-components=1 --directory="$1" --file=-' \
        sh ".remediation.$name" <"$folder/source.tar.gz" >"$WORK/output" 2>&1
    unpacked=$(version_in "$(reader_of "$sources/.remediation.$name")" "$sources/.remediation.$name")
    if [ "$unpacked" != "$available" ] || ! as_in "$unpacker" 60 "$sources" mv -T -- ".remediation.$name" "$name" </dev/null >>"$WORK/output" 2>&1; then
        head -c 2000 "$WORK/output" >>"$LOG"
        no_backup "$EXIT_INSTALL" "TYPO3 $available could not be unpacked in $sources."
        return
    fi
    rm -f "$folder/source.tar.gz"
}

point_link() { # TARGET
    # shellcheck disable=SC2016 # These are the inner shell's.
    as_in "$linker" 60 "$site" sh -c 'rm -f .remediation-link && ln -s -- "$1" .remediation-link && mv -T -- .remediation-link typo3_src' \
        sh "$1" </dev/null >/dev/null 2>&1
}

# --- One installation ------------------------------------------------------------------------------------------------------------------

# All that must be so before anything is changed, then the backup of the database.
prepare() {
    command -v curl >/dev/null || { no "$EXIT_REFUSED" 'curl is missing, and without it nobody sees whether the site answers: apt-get install curl.'; return; }
    find_address || { no "$EXIT_REFUSED" 'The site does not answer on this machine, so nobody would see whether the update breaks it.'; return; }
    healthy_before=$(health)
    case $healthy_before in
    [1234]\ *) ;;
    *) no "$EXIT_REFUSED" 'The site answers with an error already, so nobody would see whether the update breaks it.'; return ;;
    esac
    read_commands || { no "$EXIT_REFUSED" "TYPO3's command line does not start."; return; }
    open_backup && back_up_database
}

# After the files were changed: is it what it should be, and does the site live?
conclude() { # VERSION
    to=$(version_in "$reader" "$site")
    [ "$to" = "$1" ] || { undo "The files say $to, not $1."; return; }
    read_commands || { undo "TYPO3's command line does not start any more."; return; }
    flush || { undo "The caches could not be flushed: $(last_words)"; return; }
    typo3 extension:setup || { undo "The database could not be brought up to date: $(last_words)"; return; }
    reload_php
    typo3 cache:warmup || log "$site: the caches could not be warmed up"
    is_healthy || { undo 'The site did not answer as before.'; return; }
    end_change
    status=updated
    reason=$(support_hint)
    support=$(support_of "$to" "$today")
    case $layout in
    composer) audit ;;
    *) ask_for_releases "$to" ;;
    esac
    [ "$insecure" != yes ] || reason="It still has known holes${advisories:+: $advisories}."
    log "$site: updated from $from to $to"
}

tell_interrupted() {
    case $operation in
    Scan) reason="An update was interrupted here; the next one takes it back first. $reason" ;;
    *) no "$EXIT_INSTALL" "An update was interrupted here, and could not be taken back. The files from before are in $interrupted." ;;
    esac
}

handle() { # LAYOUT FOLDER
    begin_result "$1" "$2"
    look_at || { ! is_interrupted || tell_interrupted; return; }
    ! is_interrupted || { tell_interrupted; return; }
    reason=$(support_hint)
    [ "$operation" = Update ] || return
    case $layout in
    composer) update_composer ;;
    *) update_classic ;;
    esac
}

# Worst first: the list is cut from the end.
report() {
    case $status in
    failed) rank=1 ;;
    rolled-back) rank=2 ;;
    refused) rank=3 ;;
    updated) rank=4 ;;
    *) rank=5 ;;
    esac
    [ ${#site} -le 160 ] || site=$(printf '%s' "$site" | cut -c 1-160)...
    reason=$(printf '%s' "$reason" | one_line 300)
    item="{\"path\":$(json_string "$site"),\"layout\":\"$layout\",\"from\":\"$from\",\"to\":\"$to\",\"support\":\"$support\",\"insecure\":\"$insecure\""
    printf '%s\n' "$item,\"status\":\"$status\",\"reason\":$(json_string "$reason"),\"backup\":$(json_string "$backup")}" >>"$WORK/rank-$rank"
    [ "$status" != updated ] || updated=$((updated + 1))
    found=$((found + 1))
    if [ "$rank" -lt "$worst" ] && [ -n "$reason" ]; then
        worst=$rank
        worst_status=$status
        worst_code=$code
        worst_reason="$site: $reason"
    fi
}

main() {
    begin UpdateTypo3
    operation=$SSM_Operation
    case $operation in
    Scan | Update) ;;
    *) finish refused "$EXIT_REFUSED" 'Operation must be Scan or Update.' ;;
    esac
    today=$(date -u +%Y-%m-%d)
    : >"$WORK/broken"
    not_safe="$BACKUPS is not a folder of root alone, and backups would not be safe there."
    if [ "$operation" = Update ] && [ -e "$BACKUPS" ]; then
        open_backups || finish refused "$EXIT_REFUSED" "$not_safe"
        take_back_interrupted
        forget_old_backups
    fi
    find_installations
    LC_ALL=C sort -u "$WORK/found" "$WORK/broken" -o "$WORK/found"
    unsearched_hint=''
    [ "$unsearched" -eq 0 ] || unsearched_hint=" $unsearched folders with control characters in their names were not searched."
    [ -s "$WORK/found" ] || finish not-applicable "$EXIT_DONE" "No TYPO3 was found.$unsearched_hint"
    [ "$operation" = Scan ] || open_backups || finish refused "$EXIT_REFUSED" "$not_safe"

    found=0
    updated=0
    worst=9
    worst_status=''
    worst_code=0
    worst_reason=''
    while IFS='	' read -r found_layout found_site <&3; do
        handle "$found_layout" "$found_site"
        report
    done 3<"$WORK/found"
    cat "$WORK"/rank-* >"$WORK/installations"
    field_list installations "$WORK/installations"

    summary=$worst_reason$unsearched_hint
    [ "$found" -eq 1 ] || [ -z "$summary" ] || summary="$updated of $found updated. $summary"
    case $worst_status in
    failed | rolled-back) finish failed "$worst_code" "$summary" ;;
    refused) finish refused "$worst_code" "$summary" ;;
    esac
    [ "$operation" = Update ] && [ "$updated" -eq 0 ] && finish nothing-to-do "$EXIT_DONE" "$summary"
    finish succeeded "$EXIT_DONE" "$summary"
}

main
