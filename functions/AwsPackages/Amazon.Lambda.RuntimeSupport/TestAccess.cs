using System.Runtime.CompilerServices;

// Tests give the loop a log, an environment and a clock of their own instead of the process's.
[assembly: InternalsVisibleTo("Remediation.AwsPackages.Tests")]
