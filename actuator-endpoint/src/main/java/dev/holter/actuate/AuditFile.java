package dev.holter.actuate;

import dev.holter.text.Texts;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file of events in which each line vouches for all before it: {@code <hash> <text>}, where the hash is the SHA-256 of the
 * line before's hash and this line's text, in hexadecimal; the first line follows 64 zeroes. Whoever changes or takes out a line
 * has to write all that follow anew, and {@link AuditFileCheck} finds the first that does not fit. At 8 MB the file is moved
 * to the same name with {@code .1} at its end, and the chain goes on. For its owner only. One process at a time may write it.
 */
public final class AuditFile {

    static final String START = "0".repeat(64);

    private static final long MAX_BYTES = 8L << 20;
    private static final int MAX_LINE_LENGTH = 4_000;

    /** More than a line takes in UTF-8. */
    private static final int LAST_LINE_BYTES = 16 << 10;

    private final Path file;
    private String last;

    private AuditFile(Path file, String last) {
        this.file = file;
        this.last = last;
    }

    /**
     * Goes on with a file, or begins one.
     *
     * @throws IOException where it cannot be read or written
     */
    public static AuditFile open(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
            Path before = before(file);
            return new AuditFile(file, Files.exists(before) ? lastHash(before) : START);
        }
        if (!Files.isWritable(file)) {
            throw new IOException("not writable");
        }
        endLine(file);
        return new AuditFile(file, lastHash(file));
    }

    /** A process that died while it wrote left a line without an end; the check will find that line. */
    private static void endLine(Path file) throws IOException {
        byte[] end = end(file);
        if (end.length > 0 && end[end.length - 1] != '\n') {
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        }
    }

    /** Adds a line; one line, whatever the text holds, and cut at 4,000 characters. */
    public synchronized void append(String text) throws IOException {
        String line = Texts.oneLine(text.substring(0, Math.min(text.length(), MAX_LINE_LENGTH)));
        String hash = hash(last, line);
        if (Files.size(file) > MAX_BYTES) {
            Files.move(file, before(file), StandardCopyOption.REPLACE_EXISTING);
            create(file);
        }
        Files.writeString(file, hash + " " + line + "\n", StandardOpenOption.APPEND);
        last = hash;
    }

    static Path before(Path file) {
        return file.resolveSibling(file.getFileName() + ".1");
    }

    /** SHA-256 of the hash before and the text, in hexadecimal. */
    static String hash(String before, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((before + text).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** The last line's. */
    private static String lastHash(Path file) throws IOException {
        List<String> lines =
                new String(end(file), StandardCharsets.UTF_8).lines().toList();
        String line = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        return line.length() > START.length() ? line.substring(0, START.length()) : START;
    }

    /** So much of the end of the file that its last line is in it. */
    private static byte[] end(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - LAST_LINE_BYTES));
            return Channels.newInputStream(channel).readAllBytes();
        }
    }
}
