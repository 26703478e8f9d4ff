<?php
// Stands in for TYPO3's frontend: answers with the version of the core that is installed, and is broken by the one that the site's folder names.
$site = is_dir("../vendor") ? dirname(getcwd()) : getcwd();
foreach (["vendor/typo3/cms-core", "typo3/sysext/core"] as $core) {
    $file = "$site/$core/Classes/Information/Typo3Version.php";
    if (is_file($file) && preg_match("/VERSION = '([^']+)'/", file_get_contents($file), $found)) {
        $version = $found[1];
    }
}
http_response_code(is_file("$site/var/broken-$version") ? 503 : (is_file("$site/var/missing") ? 404 : 200));
echo $version;
