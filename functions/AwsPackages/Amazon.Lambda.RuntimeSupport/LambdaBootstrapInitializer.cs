#nullable disable

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Runs once before the first event, while Lambda grants the function full CPU. False ends the program without taking events;
/// an exception is reported to Lambda as a failed initialization and ends the program with an error.
/// </summary>
public delegate Task<bool> LambdaBootstrapInitializer();
