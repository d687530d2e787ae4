package io.slipway.loader.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.resource.OpenApiResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds the paths of openapi.yaml, which is written by hand, to the resources that are really registered. */
class RoutesTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void openApiNamesExactlyTheRoutesAndQueryParametersThereAre() throws IOException {
        assertThat(documented()).isEqualTo(registered());
    }

    private static Map<String, Set<String>> registered() {
        Namespace namespace = new Namespace();
        Engine engine = Engine.assemble(
                LoaderOptions.defaults(), namespace.open(), namespace.store(), new LoaderEvents(List.of()), RANDOM);
        Routes wired = new Routes(engine, new PrometheusRegistry(), RANDOM, Duration.ofSeconds(1));
        Map<String, Set<String>> routes = new TreeMap<>();
        wired.resources(new Environment("routes")).stream()
                .map(Object::getClass)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> !verb(method).isEmpty())
                .forEach(method -> routes.put(
                        verb(method) + " " + path(method.getDeclaringClass()) + path(method), query(method)));
        return routes;
    }

    private static Map<String, Set<String>> documented() throws IOException {
        JsonNode paths =
                new YAMLMapper().readTree(new OpenApiResource().document()).get("paths");
        Map<String, Set<String>> routes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            Stream.of("get", "post", "put", "delete", "patch")
                    .filter(path.getValue()::has)
                    .forEach(verb -> routes.put(
                            verb + " " + path.getKey(), query(path.getValue().get(verb))));
        }
        return routes;
    }

    private static String verb(Method method) {
        if (method.isAnnotationPresent(GET.class)) {
            return "get";
        }
        return method.isAnnotationPresent(POST.class) ? "post" : "";
    }

    private static String path(AnnotatedElement element) {
        @Nullable Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static Set<String> query(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> query(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.get("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
