package dev.holter.samples.shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The slow system that every shop depends on: answers one line over a loopback socket, after a pause. It stands in this
 * process so that the sample needs nothing else.
 */
@Component
class Supplier implements SmartLifecycle {

    private static final long ANSWER_MILLIS = 20;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int BACKLOG = 100;

    private volatile @Nullable ServerSocket door;
    private volatile @Nullable ExecutorService clerks;

    /** Asks over the socket and waits for the answer. */
    String ask(String question) throws IOException {
        ServerSocket open = door;
        if (open == null) {
            throw new IOException("The supplier is closed");
        }
        try (Socket socket = new Socket(open.getInetAddress(), open.getLocalPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return talk(socket, question);
        }
    }

    private static String talk(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        String answer =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (answer == null) {
            throw new IOException("The supplier hung up");
        }
        return answer;
    }

    @Override
    public void start() {
        try {
            ServerSocket opened = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            ExecutorService hired = Executors.newCachedThreadPool(Supplier::clerk);
            door = opened;
            clerks = hired;
            hired.execute(() -> receive(opened, hired));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void receive(ServerSocket open, ExecutorService hired) {
        try {
            while (!open.isClosed()) {
                Socket caller = open.accept();
                hired.execute(() -> answer(caller));
            }
        } catch (IOException e) {
            // the door was closed: the shop shuts down
        }
    }

    private static void answer(Socket caller) {
        try (caller) {
            String line = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            Thread.sleep(ANSWER_MILLIS);
            caller.getOutputStream().write(("re: " + line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // the caller has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread clerk(Runnable work) {
        Thread thread = new Thread(work, "supplier");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void stop() {
        ServerSocket open = door;
        ExecutorService hired = clerks;
        door = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (hired != null) {
                hired.shutdownNow();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return door != null;
    }
}
