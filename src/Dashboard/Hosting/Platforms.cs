using System.Runtime.Versioning;

// unix sockets, file modes and an unprivileged user for the private database
[assembly: UnsupportedOSPlatform("windows")]
