package dev.holter.actuate;

import dev.holter.compare.Diff;
import dev.holter.format.DiffJson;
import dev.holter.format.FlameGraphPage;
import dev.holter.format.ProfileFormat;
import dev.holter.guard.RefusalCode;
import dev.holter.profile.Profile;
import dev.holter.session.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** Profiles as files, with the headers that keep a browser from being harmed by one. */
final class Views {

    private final Exchange exchange;
    private final LongSupplier spareHeap;

    /** @param spareHeap how many bytes of the heap may be taken now */
    Views(Exchange exchange, LongSupplier spareHeap) {
        this.exchange = exchange;
        this.spareHeap = spareHeap;
    }

    /** The format of this name; refuses one that there is not. */
    ProfileFormat format(String view, String instance) {
        return ProfileFormat.named(view).orElseThrow(() -> {
            String known = ProfileFormat.ALL.stream().map(ProfileFormat::name).collect(Collectors.joining(", ")) + ", "
                    + DiffJson.NAME;
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

    /** The profile of one endpoint or of all, of slow requests or of all. */
    static Profile narrow(Profile profile, @Nullable String endpoint, boolean onlySlow) {
        Profile narrowed = endpoint == null ? profile : profile.onlyEndpoint(endpoint);
        return onlySlow ? narrowed.onlySlow() : narrowed;
    }

    /** The profile in this format; refuses what would take the heap that the service needs. */
    WebEndpointResponse<Object> answer(ProfileFormat format, Profile profile) {
        long spare = spareHeap.getAsLong();
        long left = spare - format.heapBytes(profile);
        if (left < 0) {
            throw BoundedBytes.tooLarge(spare);
        }
        return answer(format.mediaType(), format.fileName(), left, out -> format.write(profile, out));
    }

    /** The diff as JSON. */
    WebEndpointResponse<Object> answer(Diff diff) {
        return answer(DiffJson.MEDIA_TYPE, DiffJson.FILE_NAME, spareHeap.getAsLong(), out -> DiffJson.write(diff, out));
    }

    /** What an answer with the view of this name carries besides it. */
    static Map<String, String> headers(String view) {
        return view.equals(DiffJson.NAME)
                ? headers(DiffJson.MEDIA_TYPE, DiffJson.FILE_NAME)
                : ProfileFormat.named(view)
                        .map(format -> headers(format.mediaType(), format.fileName()))
                        .orElse(Map.of());
    }

    private static Map<String, String> headers(String mediaType, String fileName) {
        boolean isPage = MimeTypeUtils.parseMimeType(mediaType).isCompatibleWith(MimeTypeUtils.TEXT_HTML);
        String disposition = (isPage ? "inline" : "attachment") + "; filename=\"" + fileName + "\"";
        return isPage
                ? Map.of(
                        "Content-Disposition",
                        disposition,
                        "Content-Security-Policy",
                        FlameGraphPage.contentSecurityPolicy())
                : Map.of("Content-Disposition", disposition);
    }

    private WebEndpointResponse<Object> answer(String mediaType, String fileName, long heap, Content content) {
        BoundedBytes out = new BoundedBytes(heap);
        try {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MimeType type = MimeTypeUtils.parseMimeType(mediaType);
        headers(mediaType, fileName).forEach(exchange::header);
        return new WebEndpointResponse<>(new ByteArrayResource(out.toByteArray()), WebEndpointResponse.STATUS_OK, type);
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }
}
