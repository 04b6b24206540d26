package dev.holter;

import dev.holter.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a service's instance below the temporary one, with the user's id in it so that users do not collide. */
final class DefaultDirectory {

    private DefaultDirectory() {}

    static Path of(String service, String instance) {
        return of(service).resolve(safe(instance));
    }

    /** The folder above, of the service on this host. */
    static Path of(String service) {
        return Path.of(System.getProperty("java.io.tmpdir"), "holter-" + userId(), safe(service));
    }

    private static String userId() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return safe(System.getProperty("user.name", "user"));
        }
    }

    /** One path element, whatever the name is. */
    private static String safe(String name) {
        String safe = Texts.fileName(name);
        return safe.startsWith(".") ? "_" + safe : safe;
    }
}
