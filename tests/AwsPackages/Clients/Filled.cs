using System.Collections;
using System.Reflection;
using System.Text;
using Amazon.Runtime;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>Makes objects with every declared member set to a value of its own, and writes objects out so that two can be compared.</summary>
internal static class Filled
{
    public static object Make(Type type)
    {
        var counter = 0;
        return Make(type, ref counter);
    }

    /// <summary>One line for each value that is set: path = value.</summary>
    public static IEnumerable<string> Flatten(object? value, string path = "") => value switch
    {
        null => [],
        string or int or long or bool or ConstantClass => [$"{path} = {value}"],
        DateTime time => [$"{path} = {time:O}"],
        MemoryStream bytes => [$"{path} = {Encoding.UTF8.GetString(bytes.ToArray())}"],
        IDictionary map => map.Keys.Cast<object>().SelectMany(key => Flatten(map[key], $"{path}[{key}]")),
        IList list => list.Cast<object>().SelectMany((item, index) => Flatten(item, $"{path}[{index}]")),
        _ => ServiceModel.Members(value.GetType()).SelectMany(property => Flatten(property.GetValue(value), $"{path}.{property.Name}")),
    };

    private static object Make(Type type, ref int counter)
    {
        counter++;
        if (type == typeof(string))
        {
            return $"value {counter}";
        }

        if (type == typeof(int?))
        {
            // A status of success, for the one number that is one.
            return 200 + counter;
        }

        if (type == typeof(long?))
        {
            return (long)int.MaxValue + counter;
        }

        if (type == typeof(bool?))
        {
            return true;
        }

        if (type == typeof(DateTime?))
        {
            return new DateTime(2026, 7, 1, 12, 30, 15, 123, DateTimeKind.Utc).AddHours(counter);
        }

        if (type == typeof(MemoryStream))
        {
            return new MemoryStream(Encoding.UTF8.GetBytes($"bytes {counter}"));
        }

        if (type.IsSubclassOf(typeof(ConstantClass)))
        {
            return Activator.CreateInstance(type, $"constant-{counter}")!;
        }

        var made = Activator.CreateInstance(type)!;
        if (made is IList list)
        {
            list.Add(Make(type.GenericTypeArguments[0], ref counter));
            list.Add(Make(type.GenericTypeArguments[0], ref counter));
            return list;
        }

        if (made is IDictionary map)
        {
            map.Add($"key {counter}", Make(type.GenericTypeArguments[1], ref counter));
            map.Add($"key {counter}", Make(type.GenericTypeArguments[1], ref counter));
            return map;
        }

        foreach (var property in ServiceModel.Members(type))
        {
            property.SetValue(made, Make(property.PropertyType, ref counter));
        }

        return made;
    }
}
