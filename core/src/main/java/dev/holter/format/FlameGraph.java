package dev.holter.format;

import dev.holter.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;

/** The profile as one self-contained page. */
final class FlameGraph implements ProfileFormat {

    @Override
    public String name() {
        return "flamegraph";
    }

    @Override
    public String mediaType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public String fileName() {
        return "flamegraph.html";
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        FlameGraphPage.write(profile, out);
    }
}
