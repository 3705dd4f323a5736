package org.chuangdai.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The line to a server. It can lead to another one, as a Kubernetes Service does: what was open to the former is broken off. And it can go dead: connections stay and nothing comes through
 * any more.
 */
public final class Line implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private final ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean dead;

    /** @param target port of the server */
    public Line(int target) throws IOException {
        this.target = target;
        background(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** @param port to which new connections go */
    public void to(int port) {
        target = port;
        open.forEach(Line::close);
    }

    public void setDead(boolean dead) {
        this.dead = dead;
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

    private void pump(Socket from, Socket to) throws IOException {
        byte[] buffer = new byte[16_384];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                while (dead) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
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
        open.forEach(Line::close);
    }
}
