package dev.holter.format;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holter.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A flame graph behind a real server with the headers that the endpoint sends, open in a page; hears what the page complains of. */
final class ServedPage implements AutoCloseable {

    private final HttpServer server;
    private final String url;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ServedPage(Page page, Profile profile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProfileFormat.FLAMEGRAPH.write(profile, out);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> answer(exchange, out.toByteArray()));
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/flamegraph";
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(url);
    }

    String url() {
        return url;
    }

    /** Console messages, errors and dialogs; violations of the policy are console messages. */
    List<String> complaints() {
        return complaints;
    }

    /** Every address that the page asked for. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, byte[] page) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", ProfileFormat.FLAMEGRAPH.mediaType());
        exchange.getResponseHeaders().set("Content-Security-Policy", FlameGraphPage.contentSecurityPolicy());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, page.length);
        try (exchange) {
            exchange.getResponseBody().write(page);
        }
    }
}
