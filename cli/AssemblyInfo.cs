using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Remediation.Cli.Tests")]
[assembly: InternalsVisibleTo("Remediation.LocalAws.Tests")]
[assembly: InternalsVisibleTo("Remediation.Functions.Tests")]
[assembly: InternalsVisibleTo("Remediation.Native.Tests")]
[assembly: InternalsVisibleTo("Remediation.Documents.Tests")]
[assembly: InternalsVisibleTo("Remediation.Template.Tests")]
