# composer-site.sh FOLDER OWNER PORT CONSTRAINT: a site with TYPO3 13.4.32 in Composer's layout.
set -e
site=$1 owner=$2 port=$3 constraint=$4
mkdir -p -- "$(dirname -- "$site")"
cp -a /srv/site "$site"
cd -- "$site"
printf "rootPageId: 1\nbase: 'http://www.example.com:%s/'\n" "$port" >config/sites/main/config.yaml
[ "$constraint" = ^13.4 ] || sed -i "s/\"typo3\/cms-core\": \"[^\"]*\"/\"typo3\/cms-core\": \"$constraint\"/" composer.json
chown -R "$owner:" .
