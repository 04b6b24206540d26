package dev.holter.actuate;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The exchange that the calling thread serves in a Servlet container. */
public final class ServletExchange implements Exchange {

    static final String BASE_PATH = ServletExchange.class.getName() + ".basePath";

    @Override
    public void header(String name, String value) {
        ServletRequestAttributes current = current();
        HttpServletResponse response = current == null ? null : current.getResponse();
        if (response != null) {
            response.setHeader(name, value);
        }
    }

    @Override
    public String basePath() {
        ServletRequestAttributes current = current();
        return current != null && current.getRequest().getAttribute(BASE_PATH) instanceof String path ? path : "";
    }

    private static @Nullable ServletRequestAttributes current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet ? servlet : null;
    }
}
