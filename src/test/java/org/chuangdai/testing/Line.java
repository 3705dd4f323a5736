package org.chuangdai.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The line to a server, which can go dead: connections stay and nothing comes through any more. */
public final class Line implements AutoCloseable {
    private final ServerSocket here;
    private final int to;
    private final ExecutorService porters = Executors.newCachedThreadPool();
    private volatile boolean dead;

    public Line(int to) throws IOException {
        this.to = to;
        this.here = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        porters.submit(this::accept);
    }

    public int port() {
        return here.getLocalPort();
    }

    public void setDead(boolean dead) {
        this.dead = dead;
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket from = here.accept();
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), to);
                porters.submit(() -> carry(from, onward));
                porters.submit(() -> carry(onward, from));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket onward) {
        byte[] load = new byte[8_192];
        try (from; onward; InputStream in = from.getInputStream(); OutputStream out = onward.getOutputStream()) {
            for (int length = in.read(load); length >= 0; length = in.read(load)) {
                while (dead) {
                    Thread.sleep(50);
                }
                out.write(load, 0, length);
                out.flush();
            }
        } catch (IOException ended) {
            // the other side is told by the closing
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        porters.shutdownNow();
    }
}
