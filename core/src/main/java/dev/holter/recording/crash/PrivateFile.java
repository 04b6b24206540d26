package dev.holter.recording.crash;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read, wherever they lie. */
public final class PrivateFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /** Makes an empty file for somebody to write into; one that is there already stays as it is. */
    public static Path create(Path file) throws IOException {
        try {
            return Files.createFile(file, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            return file;
        } catch (UnsupportedOperationException e) {
            return file; // no such permissions on this file system; whoever writes makes it
        }
    }
}
