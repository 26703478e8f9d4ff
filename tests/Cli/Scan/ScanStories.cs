using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Tests.Scan;

[Collection(UnguardedAccountsCollection.Name)]
public sealed class ScanStories(UnguardedAccounts accounts)
{
    [Fact]
    public async Task Each_rule_is_named_with_its_account_and_region()
    {
        await accounts.First.OpensAsync("eu-west-1", "bastion", "tcp/22 0.0.0.0/0");
        await accounts.First.OpensAsync("eu-west-2", "orders", "tcp/5432 0.0.0.0/1", "tcp/5432 128.0.0.0/1");

        var scan = await ScanProcess.RunAsync(accounts.First, "--json", "--region", "eu-west-1", "--region", "eu-west-2");

        Assert.Equal(2, scan.ExitCode);
        Assert.Empty(scan.Errors);
        Assert.Equal(
            ["111111111111 eu-west-1 bastion tcp 22 0.0.0.0/0 close", "111111111111 eu-west-2 orders tcp 5432 0.0.0.0/1 close", "111111111111 eu-west-2 orders tcp 5432 128.0.0.0/1 close"],
            scan.Rules
                .Select(rule => $"{rule["account"]} {rule["region"]} {rule["groupName"]} {rule["protocol"]} {rule["fromPort"]} {rule["source"]} {rule["decision"]}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(4, (int)scan.Json["groups"]!);
        Assert.Equal(3, (int)scan.Json["summary"]!["forbiddenRules"]!);
        Assert.Equal(2, (int)scan.Json["summary"]!["openGroups"]!);
        Assert.Equal(0, (int)scan.Json["summary"]!["openGroupsAfterEnforcing"]!);
    }

    [Theory]
    [InlineData("eu-west-3", "tcp/3389 0.0.0.0/0", 2, 2, 0)]
    [InlineData("eu-north-1", "udp/51820 0.0.0.0/0", 0, 2, 0)]
    [InlineData("eu-south-1", "tcp/443 0.0.0.0/0", 0, 0, 0)]
    [InlineData("eu-south-2", "tcp/22 10.0.0.0/8", 0, 0, 0)]
    public async Task The_exit_code_says_what_a_pipeline_asked_for(string region, string opening, int byDefault, int onUnlisted, int never)
    {
        await accounts.First.OpensAsync(region, "service", opening);

        Assert.Equal(byDefault, (await ScanProcess.RunAsync(accounts.First, "--region", region)).ExitCode);
        Assert.Equal(onUnlisted, (await ScanProcess.RunAsync(accounts.First, "--region", region, "--fail-on", "unlisted")).ExitCode);
        Assert.Equal(never, (await ScanProcess.RunAsync(accounts.First, "--region", region, "--fail-on", "never")).ExitCode);
    }

    [Fact]
    public async Task A_scan_only_describes_and_gets()
    {
        using (var owner = new Commands.LocalUser(accounts.First.Endpoint, "ca-central-1", "owner"))
        {
            string list = await owner.CreatePrefixListAsync("everyone", ["0.0.0.0/1", "128.0.0.0/1"], TestContext.Current.CancellationToken);
            string group = await accounts.First.OpensAsync("ca-central-1", "wide", "all 0.0.0.0/0", "tcp/22 ::/0");
            await owner.AuthorizeAsync(group, [Owner.Rule("tcp/3306 0.0.0.0/0") with { Source = new Decisions.SecurityGroups.RuleSource.PrefixList(list) }], TestContext.Current.CancellationToken);
        }

        accounts.First.Journal.Clear();

        var scan = await ScanProcess.RunAsync(accounts.First, "--json", "--region", "ca-central-1");

        var calls = accounts.First.Journal.Entries;
        Assert.Equal(3, scan.Rules.Count());
        Assert.Contains(calls, call => call.Action == "GetManagedPrefixListEntries");
        Assert.All(calls, call => Assert.True(
            call.Action.StartsWith("Describe", StringComparison.Ordinal) || call.Action.StartsWith("Get", StringComparison.Ordinal), call.ToString()));
    }

    [Fact]
    public async Task A_role_is_assumed_and_does_the_looking()
    {
        await accounts.First.OpensAsync("us-west-1", "bastion", "tcp/22 0.0.0.0/0");
        accounts.First.Journal.Clear();

        var scan = await ScanProcess.RunAsync(
            accounts.First, "--json", "--region", "us-west-1", "--role-arn", "arn:aws:iam::111111111111:role/auditing/reader", "--external-id", "ticket-7");

        Assert.Equal(2, scan.ExitCode);
        Assert.Equal("role auditing/reader", (string?)scan.Json["accounts"]![0]!["way"]);
        Assert.Equal("ticket-7", Assert.Single(accounts.First.Journal.Calls("sts", "AssumeRole")).Parameters["ExternalId"]);
        Assert.All(accounts.First.Journal.Calls("ec2"), call => Assert.Equal(CallerKind.Role, call.Caller.Kind));
    }

    [Fact]
    public async Task Two_roles_are_two_accounts_and_each_lists_its_own_groups_in_the_table_in_json_and_on_the_page()
    {
        const string region = "us-east-2";
        await accounts.First.OpensAsync(region, "own", "tcp/23 0.0.0.0/0");
        await accounts.First.OpensInAsync("333333333333", region, "shop", "tcp/22 0.0.0.0/0", "tcp/443 0.0.0.0/0");
        await accounts.First.OpensInAsync("444444444444", region, "billing", "tcp/5432 ::/0", "tcp/3389 0.0.0.0/1", "tcp/3389 128.0.0.0/1");
        accounts.First.Journal.Clear();
        string page = Path.GetTempFileName();
        string[] roles = ["--region", region, "--role-arn", "arn:aws:iam::333333333333:role/audit", "--role-arn", "arn:aws:iam::444444444444:role/audit"];

        var scan = await ScanProcess.RunAsync(accounts.First, [.. roles, "--json", "--html", page]);
        var table = await ScanProcess.RunAsync(accounts.First, roles);

        Assert.Equal((2, 2), (scan.ExitCode, table.ExitCode));
        Assert.True((bool)scan.Json["complete"]!);
        Assert.Equal(
            [
                "333333333333 shop tcp 22 0.0.0.0/0 close", "333333333333 shop tcp 443 0.0.0.0/0 keep", "444444444444 billing tcp 3389 0.0.0.0/1 close",
                "444444444444 billing tcp 3389 128.0.0.0/1 close", "444444444444 billing tcp 5432 ::/0 close",
            ],
            scan.Rules
                .Select(rule => $"{rule["account"]} {rule["groupName"]} {rule["protocol"]} {rule["fromPort"]} {rule["source"]} {rule["decision"]}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(["333333333333 role audit", "444444444444 role audit"], scan.Json["accounts"]!.AsArray().Select(account => $"{account!["account"]} {account["way"]}"));
        Assert.All(
            accounts.First.Journal.Calls("ec2"),
            call => Assert.Equal((CallerKind.Role, true), (call.Caller.Kind, call.Account is "333333333333" or "444444444444")));
        foreach (string text in (string[])[await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), table.Output])
        {
            Assert.All(["333333333333", "444444444444", "shop", "billing"], word => Assert.Contains(word, text, StringComparison.Ordinal));
            Assert.DoesNotContain("111111111111", text, StringComparison.Ordinal);
        }

        File.Delete(page);
    }

    [Fact]
    public async Task A_role_that_refuses_is_told_with_what_it_needs()
    {
        accounts.First.Faults.Add([new Fault("sts", "AssumeRole", FaultKind.Denied)]);

        var scan = await ScanProcess.RunAsync(accounts.First, "--role-arn", "arn:aws:iam::111111111111:role/reader");

        Assert.Equal(1, scan.ExitCode);
        Assert.Contains("AccessDenied", scan.Errors, StringComparison.Ordinal);
        Assert.Contains("must trust the caller", scan.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_profiles_are_two_accounts_each_in_its_own_region()
    {
        await accounts.First.OpensAsync("sa-east-1", "first", "tcp/22 0.0.0.0/0");
        await accounts.Second.OpensAsync("us-west-2", "second", "tcp/6379 ::/0");
        string config = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            config,
            $"""
            [profile one]
            region = sa-east-1
            endpoint_url = {accounts.First.Endpoint}
            aws_access_key_id = anna
            aws_secret_access_key = local
            [profile two]
            region = us-west-2
            endpoint_url = {accounts.Second.Endpoint}
            aws_access_key_id = bert
            aws_secret_access_key = local
            """,
            TestContext.Current.CancellationToken);

        var scan = await ScanProcess.RunAsync([new("AWS_CONFIG_FILE", config)], "--json", "--profile", "one", "--profile", "two");

        File.Delete(config);
        Assert.Equal(
            ["111111111111 sa-east-1 first", "222222222222 us-west-2 second"],
            scan.Rules.Select(rule => $"{rule["account"]} {rule["region"]} {rule["groupName"]}"));
        Assert.Equal(["profile one", "profile two"], scan.Json["accounts"]!.AsArray().Select(account => (string?)account!["way"]));
    }

    [Fact]
    public async Task Of_all_regions_those_that_are_not_enabled_are_named_and_skipped()
    {
        await accounts.Second.OpensAsync("ap-southeast-2", "bastion", "tcp/22 0.0.0.0/0");
        // The regions are asked in the order of their names, so these two are the first.
        accounts.Second.Faults.Add([new Fault("ec2", "DescribeSecurityGroups", FaultKind.Error) { Code = "AuthFailure", Status = 401, Times = 2 }]);

        var scan = await ScanProcess.RunAsync(accounts.Second, "--json", "--all-regions");

        Assert.Equal(2, scan.ExitCode);
        var regions = scan.Json["regions"]!.AsArray();
        Assert.True(regions.Count > 30, $"{regions.Count} regions");
        Assert.Equal(regions.Count, regions.Select(region => (string?)region!["region"]).Distinct().Count());
        Assert.Contains(regions, region => (string?)region!["region"] == "us-east-1");
        Assert.DoesNotContain(regions, region => ((string)region!["region"]!).StartsWith("cn-", StringComparison.Ordinal));
        Assert.Equal(2, regions.Count(region => region!["skipped"] is not null));
        Assert.Contains(scan.Rules, rule => (string?)rule["region"] == "ap-southeast-2");
        Assert.True((bool)scan.Json["complete"]!);
    }

    [Fact]
    public async Task A_region_that_was_asked_for_and_refuses_makes_the_scan_fail_but_not_the_rest_of_it()
    {
        await accounts.First.OpensAsync("ap-south-1", "bastion", "tcp/22 0.0.0.0/0");
        await accounts.First.OpensAsync("ap-south-2", "bastion", "tcp/22 0.0.0.0/0");
        accounts.First.Faults.Add([new Fault("ec2", "DescribeSecurityGroups", FaultKind.Denied)]);

        var scan = await ScanProcess.RunAsync(accounts.First, "--json", "--region", "ap-south-1", "ap-south-2");

        Assert.Equal(1, scan.ExitCode);
        Assert.Single(scan.Rules);
        Assert.False((bool)scan.Json["complete"]!);
        Assert.Contains("UnauthorizedOperation", scan.Errors, StringComparison.Ordinal);
        Assert.Contains("ec2:DescribeSecurityGroups", scan.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_cannot_be_read_does_not_hide_the_others()
    {
        await accounts.First.OpensAsync("me-south-1", "one", "tcp/22 0.0.0.0/0");
        await accounts.First.OpensAsync("me-south-1", "two", "tcp/22 0.0.0.0/0");
        accounts.First.Faults.Add([new Fault("ec2", "DescribeSecurityGroupRules", FaultKind.Denied)]);

        var scan = await ScanProcess.RunAsync(accounts.First, "--json", "--region", "me-south-1");

        Assert.Equal(1, scan.ExitCode);
        Assert.Single(scan.Rules);
        Assert.Matches("sg-[0-9a-f]+ was not read", scan.Errors);
    }

    [Fact]
    public async Task Into_a_pipe_goes_the_table_with_advice_and_nothing_that_moves()
    {
        await accounts.First.OpensAsync("ap-northeast-1", "shop", "tcp/80 0.0.0.0/0");
        string tagged = await accounts.First.OpensAsync("ap-northeast-1", "tagged", "tcp/22 0.0.0.0/0");
        await accounts.First.TagsAsync("ap-northeast-1", tagged, "ssh, for now");

        var scan = await ScanProcess.RunAsync(accounts.First, "--region", "ap-northeast-1");

        Assert.Empty(scan.Errors);
        Assert.DoesNotContain('\e', scan.Output);
        Assert.Contains("shop", scan.Output, StringComparison.Ordinal);
        Assert.Contains("port 443 to nobody", scan.Output, StringComparison.Ordinal);
        Assert.Contains("exempts nothing", scan.Output, StringComparison.Ordinal);
        Assert.Contains("in ap-northeast-1 of account 111111111111", scan.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--region", "Frankfurt")]
    [InlineData("--role-arn", "reader")]
    [InlineData("--fail-on", "everything")]
    [InlineData("--allow", "tcp/99999")]
    [InlineData("--profile", "nobody")]
    public async Task What_cannot_be_understood_is_an_error_that_names_it(string option, string value)
    {
        var scan = await ScanProcess.RunAsync(accounts.First, option, value);

        Assert.Equal(1, scan.ExitCode);
        Assert.Contains(value, scan.Errors, StringComparison.Ordinal);
    }
}
