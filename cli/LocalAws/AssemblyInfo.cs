using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Remediation.LocalAws.Tests")]
