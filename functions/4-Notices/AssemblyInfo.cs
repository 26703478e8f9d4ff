using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Remediation.Functions.Tests")]
