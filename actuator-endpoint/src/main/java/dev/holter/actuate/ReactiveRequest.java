package dev.holter.actuate;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/**
 * A request of a reactive web application with a body that was read already, or with none and nothing that describes one. Uses
 * of HttpHeaders only what it has in Spring 6 and 7.
 */
final class ReactiveRequest extends ServerHttpRequestDecorator {

    private final byte @Nullable [] body;

    ReactiveRequest(ServerHttpRequest request, byte @Nullable [] body) {
        super(request);
        this.body = body;
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        super.getHeaders().forEach((name, values) -> {
            if (!isHidden(name)) {
                values.forEach(value -> headers.add(name, value));
            }
        });
        if (body != null) {
            headers.setContentLength(body.length);
        }
        return headers;
    }

    private boolean isHidden(String name) {
        return name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)
                || name.equalsIgnoreCase(HttpHeaders.TRANSFER_ENCODING)
                || (body == null && name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE));
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return body == null || body.length == 0
                ? Flux.empty()
                : Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
    }
}
