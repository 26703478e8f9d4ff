#!/usr/bin/env php
<?php
// Stands in for TYPO3's command line: writes down who called it for what, and is slow or fails where the site's folder says so.
$command = $argv[1];
@mkdir("var");
file_put_contents("var/calls", posix_getpwuid(posix_geteuid())["name"] . " $command\n", FILE_APPEND);
$name = strtr($command, ":", "-");
if (is_file("var/slow-$name")) {
    touch("var/asleep");
    sleep(60);
}
if (is_file("var/fail-$name")) {
    fwrite(STDERR, "$command cannot be done\n");
    exit(1);
}
if ($command === "list") {
    echo "cache:flush       Flush all caches\ncache:warmup      Warm up caches\nextension:setup   Set up extensions\nlist   List commands\n";
}
