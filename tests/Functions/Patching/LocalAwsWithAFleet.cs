using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Patching;
using Remediation.Functions.Tests.Support;
using Remediation.Functions.Tests.Template;

[assembly: AssemblyFixture(typeof(LocalAwsWithAFleet))]

namespace Remediation.Functions.Tests.Patching;

/// <summary>Another one whose functions nothing wakes, for instances.</summary>
public sealed class LocalAwsWithAFleet() : LocalAws(new LocalAwsOptions { TemplatePath = Templates.WithoutEvents, StartFunctions = false });
