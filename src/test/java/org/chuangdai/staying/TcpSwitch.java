package org.chuangdai.staying;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address that leads to whichever server is the primary, as a Kubernetes Service does; what was open to the former one is broken off. */
final class TcpSwitch implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;

    TcpSwitch(int target) throws IOException {
        this.target = target;
        background(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** @param port to which new connections go */
    void to(int port) {
        target = port;
        open.forEach(TcpSwitch::close);
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            open.add(client);
            background(() -> {
                try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                    open.add(server);
                    client.setTcpNoDelay(true);
                    server.setTcpNoDelay(true);
                    background(() -> pump(server, client));
                    pump(client, server);
                    open.remove(server);
                } finally {
                    open.remove(client);
                }
            });
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        byte[] buffer = new byte[16_384];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void background(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException ended) {
                // The end of a connection is what this is for.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(TcpSwitch::close);
    }
}
