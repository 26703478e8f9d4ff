#!/bin/sh
# User data for Debian on EC2 (amd64 and arm64): installs the SSM agent, which Debian's images lack, after checking what was downloaded.
# Fill in ONE of the two below. Without either it installs nothing: it would run, as root, whatever the network sent.

# 1. AWS's current public key, whole, from "Verifying the signature of SSM Agent" in the Systems Manager user guide:
#    https://docs.aws.amazon.com/systems-manager/latest/userguide/verify-agent-signature.html
#    AWS replaces the key about every 18 months; the page says until when it is valid. Then the version may stay 'latest'.
AGENT_KEY=${AGENT_KEY:-'
'}

# 2. The SHA-256 of one version's .deb, which you worked out from a copy that you trust. Then name the version, too.
AGENT_SHA256=${AGENT_SHA256:-}

AGENT_VERSION=${AGENT_VERSION:-latest}
# Empty: the bucket that AWS keeps in this instance's region. Otherwise the folder that holds amazon-ssm-agent.deb (and .deb.sig), your own copy.
AGENT_FOLDER=${AGENT_FOLDER:-}
TRIES=${TRIES:-6}

set -u
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH LC_ALL=C DEBIAN_FRONTEND=noninteractive

give_up() {
    echo "The SSM agent was not installed: $1" >&2
    exit 1
}

# apt's own downloader is in every Debian, and knows https, proxies and retries.
download() { # FILE NAME, and for apt-helper what it must hash to
    download_try=1
    until /usr/lib/apt/apt-helper -o Acquire::Retries=2 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 \
        download-file "$AGENT_FOLDER/$1" "$folder/$1" ${2:+"SHA256:$2"} >"$folder/log" 2>&1; do
        # The network may come up later than this script.
        [ "$download_try" -lt "$TRIES" ] || give_up "$AGENT_FOLDER/$1 could not be downloaded. $(grep "^[EW]:" "$folder/log" | tail -n 3 | tr '\n' ' ')"
        sleep "$((download_try * 5))"
        download_try=$((download_try + 1))
    done
}

# gpgv wants the key as bytes; the armour is base64 between an empty line and a checksum.
bytes_of_key() {
    printf '%s\n' "$AGENT_KEY" | sed -n '/^-----BEGIN PGP PUBLIC KEY BLOCK-----$/,/^-----END/p' | sed -e '1,/^[[:space:]]*$/d' -e '/^=/,$d' | base64 -d
}

[ "$(id -u)" -eq 0 ] || give_up "it needs root."
if [ "$(dpkg-query -W -f '${db:Status-Status}' amazon-ssm-agent 2>/dev/null)" = installed ]; then
    echo "The SSM agent is installed already."
    exit 0
fi
architecture=$(dpkg --print-architecture)
case "$architecture" in amd64 | arm64) ;; *) give_up "AWS has none for $architecture." ;; esac

has_key=no
! printf '%s' "$AGENT_KEY" | grep -q 'BEGIN PGP PUBLIC KEY BLOCK' || has_key=yes
if [ "$has_key" = no ] && [ -z "$AGENT_SHA256" ]; then
    give_up "there is nothing to check the download against; fill in AGENT_KEY or AGENT_SHA256."
fi

if [ -z "$AGENT_FOLDER" ]; then
    region=$(cloud-init query region 2>/dev/null) || give_up "cloud-init does not know the region; fill in AGENT_FOLDER."
    case "$region" in cn-*) suffix=.cn ;; *) suffix= ;; esac
    AGENT_FOLDER="https://s3.$region.amazonaws.com$suffix/amazon-ssm-$region/$AGENT_VERSION/debian_$architecture"
fi

# Readable for apt's own user, which does the downloading; writable for root alone.
folder=$(mktemp -d) || give_up "there is no room for a temporary folder."
chmod 0755 "$folder"
trap 'rm -rf "$folder"' EXIT
download amazon-ssm-agent.deb "$AGENT_SHA256"
if [ "$has_key" = yes ]; then
    download amazon-ssm-agent.deb.sig
    if ! command -v gpgv >/dev/null; then
        # Debian 13 has another program in its place.
        { apt-get -q update && apt-get -y -q -o DPkg::Lock::Timeout=600 --no-install-recommends install gpgv; } >"$folder/log" 2>&1 ||
            give_up "gpgv, which checks signatures, could not be installed. $(tail -n 3 "$folder/log" | tr '\n' ' ')"
    fi
    bytes_of_key >"$folder/key" || give_up "AGENT_KEY is not a whole key."
    gpgv --keyring "$folder/key" "$folder/amazon-ssm-agent.deb.sig" "$folder/amazon-ssm-agent.deb" >"$folder/log" 2>&1 ||
        give_up "its signature is not by AGENT_KEY. $(tail -n 3 "$folder/log" | tr '\n' ' ')"
fi

apt-get -y -q -o DPkg::Lock::Timeout=600 --no-install-recommends install "$folder/amazon-ssm-agent.deb" >"$folder/log" 2>&1 ||
    give_up "$(tail -n 5 "$folder/log" | tr '\n' ' ')"
systemctl enable --now amazon-ssm-agent || give_up "it is installed, and does not start."
echo "The SSM agent $(dpkg-query -W -f '${Version}' amazon-ssm-agent) is installed and runs."
