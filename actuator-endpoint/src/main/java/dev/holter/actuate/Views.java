package dev.holter.actuate;

import dev.holter.format.FlameGraphPage;
import dev.holter.format.ProfileFormat;
import dev.holter.guard.RefusalCode;
import dev.holter.profile.Profile;
import dev.holter.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** Profiles as files, with the headers that keep a browser from being harmed by one. */
final class Views {

    private final Exchange exchange;

    Views(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The format of this name; refuses one that there is not. */
    ProfileFormat format(String view, String instance) {
        return ProfileFormat.named(view).orElseThrow(() -> {
            String known = ProfileFormat.ALL.stream().map(ProfileFormat::name).collect(Collectors.joining(", "));
            return new Refused(
                    RefusalCode.NOT_FOUND,
                    "There is no view '" + Excerpt.of(view) + "' on instance '" + instance + "'. There are: " + known
                            + ".");
        });
    }

    /** The finished profile; refuses a session that has none, or none yet. */
    Profile profile(Session session) {
        return session.finishedProfile().orElseThrow(() -> session.failure()
                .map(reason -> new Refused(
                        RefusalCode.NOT_FOUND, "Session '" + session.id() + "' failed and has no profile: " + reason))
                .orElseGet(() -> new Refused(
                        RefusalCode.NOT_READY,
                        "Session '" + session.id() + "' runs until " + session.endsAt()
                                + ". Wait for it, or stop it.")));
    }

    /** The profile in this format, of one endpoint or of all. */
    WebEndpointResponse<Object> answer(ProfileFormat format, Profile profile, @Nullable String endpoint) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.write(endpoint == null ? profile : profile.onlyEndpoint(endpoint), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MimeType type = MimeTypeUtils.parseMimeType(format.mediaType());
        boolean isPage = type.isCompatibleWith(MimeTypeUtils.TEXT_HTML);
        if (isPage) {
            exchange.header("Content-Security-Policy", FlameGraphPage.contentSecurityPolicy());
        }
        exchange.header(
                "Content-Disposition", (isPage ? "inline" : "attachment") + "; filename=\"" + format.fileName() + "\"");
        return new WebEndpointResponse<>(new ByteArrayResource(out.toByteArray()), WebEndpointResponse.STATUS_OK, type);
    }
}
