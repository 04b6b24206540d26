package dev.holter.endtoend;

import java.nio.file.Path;

/** What answers HTTP in a service. */
enum Stack {
    MVC_ON_BOOT_3_5(Boot.BOOT_3_5.shop(), true),
    MVC_ON_BOOT_4_1(Boot.BOOT_4_1.shop(), true),
    WEBFLUX_ON_BOOT_4_1(Boot.ROOT.resolve("src/test/flux-on-boot-4/target/flux.jar"), false);

    private final Path jar;
    private final boolean security;

    Stack(Path jar, boolean security) {
        this.jar = jar;
        this.security = security;
    }

    /** A runnable jar that has the libraries for it. */
    Path jar() {
        return jar;
    }

    /** Whether Spring Security is among them. */
    boolean canHaveSecurity() {
        return security;
    }
}
