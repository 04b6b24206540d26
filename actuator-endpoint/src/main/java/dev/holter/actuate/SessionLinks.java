package dev.holter.actuate;

import dev.holter.format.ProfileFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The paths of a session and of its views. */
final class SessionLinks {

    private SessionLinks() {}

    static Map<String, String> of(String basePath, String id) {
        Map<String, String> links = new LinkedHashMap<>();
        String self = basePath + "/" + id;
        links.put("self", self);
        for (ProfileFormat format : ProfileFormat.ALL) {
            links.put(format.name(), self + "/" + format.name());
        }
        return links;
    }
}
