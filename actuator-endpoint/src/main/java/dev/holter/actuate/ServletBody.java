package dev.holter.actuate;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;

/** Reads the JSON body of a Servlet request ahead of the endpoint. */
final class ServletBody {

    private ServletBody() {}

    /** The request with its body judged, and to be read again. */
    static HttpServletRequest judged(HttpServletRequest request, List<String> path) throws IOException {
        byte[] bytes = read(request);
        JsonBody.check(bytes, request.getContentType(), path);
        return new BufferedRequest(request, bytes);
    }

    private static byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > RequestRules.MAX_BODY_BYTES) {
            throw RequestRules.tooLarge();
        }
        byte[] bytes = request.getInputStream().readNBytes(RequestRules.MAX_BODY_BYTES + 1);
        if (bytes.length > RequestRules.MAX_BODY_BYTES) {
            throw RequestRules.tooLarge();
        }
        return bytes;
    }
}
