package dev.holter.format;

import dev.holter.profile.CallTree;
import dev.holter.profile.Profile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A way to write a profile down. Formats are stateless and safe to share between threads. */
public interface ProfileFormat {

    /** One line for each stack, outermost frame first, frames separated by semicolons, then the value. */
    ProfileFormat COLLAPSED = new Collapsed();

    /** One self-contained HTML page. Whoever serves it sends {@link FlameGraphPage#contentSecurityPolicy()} with it. */
    ProfileFormat FLAMEGRAPH = new FlameGraph();

    /** JSON: the methods that use most, what each endpoint uses. */
    ProfileFormat TOP = new Top();

    /** JSON: the whole call tree, flat, so that deep stacks do not nest. */
    ProfileFormat TREE = new Tree();

    /** A recording for JDK Mission Control and the {@code jfr} tool, made of the profile and of nothing else. */
    ProfileFormat JFR = new FlightRecordingFile();

    /** All formats, in the order in which they are offered. */
    List<ProfileFormat> ALL = List.of(FLAMEGRAPH, COLLAPSED, TOP, TREE, JFR);

    /** What a user types to ask for this format. */
    String name();

    /** The media type of what {@link #write} writes, with its charset where it is text. */
    String mediaType();

    /** The usual name of a file in this format. */
    String fileName();

    /** Writes the profile; does not close the stream. */
    void write(Profile profile, OutputStream out) throws IOException;

    /** About how many bytes of the heap writing takes, besides what is written: here, a call tree. */
    default long heapBytes(Profile profile) {
        return CallTree.BYTES_OF_A_NODE * profile.stacks().size();
    }

    /** Writes the profile to a file, which is created or replaced. */
    default void write(Profile profile, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(profile, out);
        }
    }

    /** The format of this name. */
    static Optional<ProfileFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
