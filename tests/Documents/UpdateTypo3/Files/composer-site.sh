# composer-site.sh FOLDER OWNER PORT CONSTRAINT: a site with TYPO3 13.4.32, and later the constraint, in Composer's layout.
set -e
site=$1 owner=$2 port=$3 constraint=$4
mkdir -p -- "$site/public" "$site/config/sites/main" "$site/config/system" "$site/var/sqlite"
cd -- "$site"
cat >composer.json <<'JSON'
{
    "name": "example/site",
    "require": {
        "typo3/cms-core": "13.4.32"
    },
    "scripts": {
        "pre-autoload-dump": "test ! -e var/slow-composer || { touch var/asleep; sleep 60; }"
    },
    "repositories": [
        {"type": "composer", "url": "file:///srv/repository"},
        {"packagist.org": false}
    ]
}
JSON
printf "rootPageId: 1\nbase: 'http://www.example.com:%s/'\n" "$port" >config/sites/main/config.yaml
cp /srv/index.php public/index.php
cat >config/system/settings.php <<'PHP'
<?php
return ['DB' => ['Connections' => ['Default' => ['driver' => 'pdo_sqlite', 'path' => dirname(__DIR__, 2) . '/var/sqlite/site.sqlite']]]];
PHP
php -r '$site = new PDO("sqlite:var/sqlite/site.sqlite"); $site->exec("CREATE TABLE pages (title); INSERT INTO pages VALUES (\"Home\")");'
chown -R "$owner:" .
as_owner() { runuser -u "$owner" -- env -i "PATH=$PATH" "COMPOSER_HOME=/tmp/composer-$owner" "$@"; }
as_owner composer install --quiet --no-interaction --no-dev
sed -i "s/\"typo3\/cms-core\": \"[^\"]*\"/\"typo3\/cms-core\": \"$constraint\"/" composer.json
as_owner composer update --lock --quiet --no-interaction --no-dev
