using System.Net;
using System.Net.Sockets;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Stands between a program and its database, and cuts every connection once so many bytes have gone to the server.</summary>
sealed class CuttingProxy : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly long _cutAfter;
    readonly int _target;
    long _sent;

    public CuttingProxy(int target, long cutAfterBytes)
    {
        (_target, _cutAfter) = (target, cutAfterBytes);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public bool HasCut => Interlocked.Read(ref _sent) > _cutAfter;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = BetweenAsync(client);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
    }

    async Task BetweenAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, _target);
        await Task.WhenAny(CopyAsync(near, far, counted: true), CopyAsync(far, near, counted: false));
        // no farewell: as when a cable is pulled
        near.Client.Close(0);
        far.Client.Close(0);
    }

    async Task CopyAsync(TcpClient from, TcpClient to, bool counted)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var read)
            {
                if (counted && Interlocked.Add(ref _sent, read) > _cutAfter) return;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // the other side is gone
        }
    }
}
