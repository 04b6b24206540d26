package dev.holter.format;

import dev.holter.profile.CallTree;
import dev.holter.profile.EndpointTotal;
import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.profile.Provenance;
import java.io.IOException;
import java.util.Map;

/**
 * What the page is given, as JSON: who and when, then the tree as {@code frames} (labels), {@code parents} and {@code labels} (one
 * number for each node, the root first), then for each endpoint its own values as a sparse flat list {@code [node, selfSamples,
 * selfValue, …]}. The page adds them up, so that it can show one endpoint as well as all.
 */
final class FlameGraphData {

    private FlameGraphData() {}

    static void write(Profile profile, JsonWriter json) throws IOException {
        CallTree tree = CallTree.of(profile);
        json.object();
        Headline.write(profile, json);
        json.name("typeQuestion").value(profile.type().question());
        provenance(profile.provenance(), json);
        overhead(profile.overhead(), json.name("overhead"));
        json.name("frames").values(tree.labels());
        nodes(tree, json);
        endpoints(profile, tree, json);
        json.end();
    }

    private static void provenance(Provenance provenance, JsonWriter json) throws IOException {
        json.name("session").value(provenance.sessionId());
        json.name("service").value(provenance.service());
        json.name("instance").value(provenance.instance());
        json.name("question").value(provenance.question());
        json.name("startedAt").value(provenance.startedAt().toString());
        json.name("durationNanos").value(provenance.duration().toNanos());
        json.name("source").value(provenance.source());
    }

    private static void overhead(Overhead overhead, JsonWriter json) throws IOException {
        json.object().name("share").value(overhead.share());
        json.name("processShare").value(overhead.processShare());
        json.name("measuredNanos").value(overhead.measured().toNanos());
        json.name("estimatedNanos").value(overhead.estimated().toNanos());
        json.name("method").value(overhead.method()).end();
    }

    private static void nodes(CallTree tree, JsonWriter json) throws IOException {
        json.name("parents").array();
        for (int node = CallTree.ROOT; node < tree.size(); node++) {
            json.value(tree.parent(node));
        }
        json.end().name("labels").array();
        for (int node = CallTree.ROOT; node < tree.size(); node++) {
            json.value(tree.labelIndex(node));
        }
        json.end();
    }

    private static void endpoints(Profile profile, CallTree tree, JsonWriter json) throws IOException {
        EndpointNodes nodes = EndpointNodes.of(profile, tree);
        json.name("endpoints").array();
        for (EndpointTotal endpoint : profile.endpoints()) {
            json.line().object().name("endpoint").value(endpoint.endpoint());
            json.name("self").array();
            for (Map.Entry<Integer, long[]> node : nodes.of(endpoint.endpoint()).entrySet()) {
                json.value(node.getKey()).value(node.getValue()[0]).value(node.getValue()[1]);
            }
            json.end().end();
        }
        json.end();
    }
}
