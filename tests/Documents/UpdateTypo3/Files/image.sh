# A machine with PHP, Composer and curl, and with a repository for Composer that holds releases of a core with TYPO3's own file of its version.
# Version 13.4.32 has a known hole.
set -e
apt-get install -qq --no-install-recommends php-cli php-sqlite3 composer curl ca-certificates acl sudo >/dev/null 2>&1
apt-get clean
mkdir -p /srv/cores /srv/repository/p2/typo3
for version in 13.4.32 13.4.34 13.5.0 14.0.0; do
    core=/srv/cores/cms-core-$version
    mkdir -p $core/Classes/Information $core/bin
    printf "<?php\nnamespace TYPO3\\\\CMS\\\\Core\\\\Information;\nclass Typo3Version\n{\n    protected const VERSION = '%s';\n}\n" $version \
        >$core/Classes/Information/Typo3Version.php
    cp /srv/typo3.php $core/bin/typo3
    chmod 0755 $core/bin/typo3
    printf '{"name": "typo3/cms-core", "bin": ["bin/typo3"]}\n' >$core/composer.json
    tar -C /srv/cores -cf /srv/repository/cms-core-$version.tar cms-core-$version
done
cat >/tmp/repository.php <<'PHP'
<?php
foreach (["13.4.32", "13.4.34", "13.5.0", "14.0.0"] as $version) {
    $file = "/srv/repository/cms-core-$version.tar";
    $releases[] = ["name" => "typo3/cms-core", "version" => $version, "bin" => ["bin/typo3"],
        "dist" => ["type" => "tar", "url" => "file://$file", "shasum" => sha1_file($file)]];
}
$hole = ["advisoryId" => "PKSA-test", "packageName" => "typo3/cms-core", "affectedVersions" => "<13.4.33", "title" => "A hole", "cve" => null,
    "link" => null, "reportedAt" => "2026-06-09 08:00:00", "sources" => [["name" => "test", "remoteId" => "1"]]];
file_put_contents("/srv/repository/p2/typo3/cms-core.json", json_encode(["packages" => ["typo3/cms-core" => $releases], "security-advisories" => [$hole]]));
file_put_contents("/srv/repository/packages.json", json_encode(["packages" => [], "available-packages" => ["typo3/cms-core"],
    "metadata-url" => "file:///srv/repository/p2/%package%.json", "security-advisories" => ["metadata" => true]]));
PHP
php /tmp/repository.php
useradd --system --no-create-home --shell /usr/sbin/nologin typo3

# A site in Composer's layout, of which the tests make copies.
mkdir -p /srv/site/public /srv/site/config/sites/main /srv/site/config/system /srv/site/var/sqlite
cd /srv/site
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
cp /srv/index.php public/index.php
cat >config/system/settings.php <<'PHP'
<?php
return ['DB' => ['Connections' => ['Default' => ['driver' => 'pdo_sqlite', 'path' => dirname(__DIR__, 2) . '/var/sqlite/site.sqlite']]]];
PHP
php -r '$site = new PDO("sqlite:var/sqlite/site.sqlite"); $site->exec("CREATE TABLE pages (title); INSERT INTO pages VALUES (\"Home\")");'
chown -R typo3: .
as_owner() { runuser -u typo3 -- env -i "PATH=$PATH" COMPOSER_HOME=/tmp/composer "$@"; }
as_owner composer install --quiet --no-interaction --no-dev
sed -i 's/"typo3\/cms-core": "13.4.32"/"typo3\/cms-core": "^13.4"/' composer.json
as_owner composer update --lock --quiet --no-interaction --no-dev
