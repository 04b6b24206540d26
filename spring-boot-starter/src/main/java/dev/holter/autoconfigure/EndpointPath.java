package dev.holter.autoconfigure;

import dev.holter.actuate.ProfilingEndpoint;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMapper;
import org.springframework.util.StringUtils;

/** Where the endpoint is served. */
final class EndpointPath {

    private EndpointPath() {}

    /** The endpoint's path within whatever serves the actuator. */
    static String of(WebEndpointProperties endpoints, ObjectProvider<PathMapper> mappers) {
        String root = PathMapper.getRootPath(mappers.orderedStream().toList(), EndpointId.of(ProfilingEndpoint.ID));
        return path(endpoints.getBasePath()) + path(root);
    }

    /** With a slash at the beginning and none at the end; empty for the root. */
    static String path(String path) {
        String trimmed = StringUtils.trimLeadingCharacter(StringUtils.trimTrailingCharacter(path, '/'), '/');
        return trimmed.isEmpty() ? "" : "/" + trimmed;
    }
}
