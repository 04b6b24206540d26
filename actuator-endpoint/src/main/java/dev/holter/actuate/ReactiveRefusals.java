package dev.holter.actuate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import reactor.core.publisher.Mono;

/**
 * Refusals in a reactive web application, with the header that tells when to come again. An operation cannot set it there,
 * because it runs on a thread that knows nothing of its request; what writes its answer can.
 */
public final class ReactiveRefusals {

    private ReactiveRefusals() {}

    /** Writes the endpoint's refusals from now on, and nothing else. */
    public static void register(ServerCodecConfigurer codecs) {
        codecs.customCodecs().register(new Writer());
    }

    static Mono<Void> write(RefusalBody refusal, ReactiveHttpOutputMessage response) {
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        Long retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            response.getHeaders().set("Retry-After", retryAfter.toString());
        }
        byte[] json = refusal.toJson().getBytes(StandardCharsets.UTF_8);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(json)));
    }

    private static final class Writer implements HttpMessageWriter<RefusalBody> {

        @Override
        public List<MediaType> getWritableMediaTypes() {
            return List.of(MediaType.APPLICATION_JSON);
        }

        @Override
        public boolean canWrite(ResolvableType type, @Nullable MediaType mediaType) {
            return type.toClass() == RefusalBody.class;
        }

        @Override
        public Mono<Void> write(
                Publisher<? extends RefusalBody> refusals,
                ResolvableType type,
                @Nullable MediaType mediaType,
                ReactiveHttpOutputMessage response,
                Map<String, Object> hints) {
            return Mono.from(refusals).flatMap(refusal -> ReactiveRefusals.write(refusal, response));
        }
    }
}
