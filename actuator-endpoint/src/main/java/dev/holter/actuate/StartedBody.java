package dev.holter.actuate;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/** A session that was admitted. */
record StartedBody(String id, String state, String startedAt, String endsAt, Map<String, String> links)
        implements OperationResponseBody {}
