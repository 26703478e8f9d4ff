# classic-site.sh FOLDER OWNER PORT SOURCES: a site whose core, 13.4.32, is linked from the folder SOURCES beside or in it.
set -e
site=$1 owner=$2 port=$3 sources=$4
core() { # VERSION FOLDER
    mkdir -p "$2/typo3/sysext/core/Classes/Information" "$2/typo3/sysext/core/bin"
    cp "/srv/cores/cms-core-$1/Classes/Information/Typo3Version.php" "$2/typo3/sysext/core/Classes/Information/"
    cp /srv/typo3.php "$2/typo3/sysext/core/bin/typo3"
    cp /srv/index.php "$2/index.php"
}
mkdir -p "$site/typo3conf/sites/main" "$site/typo3conf/system" "$site/var"
core 13.4.32 "$site/$sources/typo3_src-13.4.32"
core 13.4.34 /srv/archive/typo3_src-13.4.34
tar -C /srv/archive -czf /srv/typo3_src-13.4.34.tar.gz typo3_src-13.4.34
ln -s "$sources/typo3_src-13.4.32" "$site/typo3_src"
ln -s typo3_src/index.php "$site/index.php"
ln -s typo3_src/typo3 "$site/typo3"
printf "base: 'http://www.example.com:%s/'\n" "$port" >"$site/typo3conf/sites/main/config.yaml"
cat >"$site/typo3conf/system/settings.php" <<'PHP'
<?php
return ['DB' => ['Connections' => ['Default' => ['driver' => 'pdo_sqlite', 'path' => dirname(__DIR__, 2) . '/var/site.sqlite']]]];
PHP
php -r '$site = new PDO("sqlite:" . $argv[1]); $site->exec("CREATE TABLE pages (title); INSERT INTO pages VALUES (\"Home\")");' "$site/var/site.sqlite"
chown -R "$owner:" "$site"
