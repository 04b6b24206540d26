package dev.holter.endtoend;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A line with a curl command, as the request that it would send; knows -u, -H, -d and -o. */
final class CurlLine {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final List<String> words;

    CurlLine(String line) {
        this.words = new ArrayList<>(WORD.matcher(line)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .toList());
        if (!words.remove(0).equals("curl")) {
            throw new IllegalArgumentException("No curl command: " + line);
        }
    }

    HttpRequest.Builder request() {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("-")) {
                option(request, word, words.get(++i));
            } else {
                request.uri(URI.create("http://" + word));
            }
        }
        return request;
    }

    private static void option(HttpRequest.Builder request, String name, String value) {
        switch (name) {
            case "-u" -> {
                String[] user = value.split(":", 2);
                request.header("Authorization", ServiceClient.basic(user[0], user[1]));
            }
            case "-H" -> {
                String[] header = value.split(": ", 2);
                request.header(header[0], header[1]);
            }
            case "-d" -> request.POST(BodyPublishers.ofString(value));
            case "-o" -> {}
            default -> throw new IllegalArgumentException("Unknown option of curl: " + name);
        }
    }
}
