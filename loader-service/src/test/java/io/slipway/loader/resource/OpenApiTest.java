package io.slipway.loader.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.HeartbeatAnswer;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.loader.problem.Problem;
import io.slipway.loader.problem.ProblemType;
import io.slipway.loader.request.Bodies;
import io.slipway.loader.view.ChangeView;
import io.slipway.loader.view.DatasetView;
import io.slipway.loader.view.GatesView;
import io.slipway.loader.view.LogView;
import io.slipway.loader.view.NodeView;
import io.slipway.loader.view.PushView;
import io.slipway.loader.view.ReadinessView;
import io.slipway.loader.view.VersionView;
import io.slipway.loader.view.WhenView;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document is written by hand, so this holds it to the code. */
class OpenApiTest {
    private static final JsonNode DOCUMENT = read();

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(new OpenApiResource().document());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every record that is a schema of the document. */
    static Stream<Class<? extends Record>> documents() {
        return Stream.of(
                Problem.class,
                Bodies.ReasonBody.class,
                Bodies.RollbackBody.class,
                Bodies.PinBody.class,
                Bodies.ActivationsBody.class,
                Bodies.VersionBody.class,
                ChangeView.class,
                WhenView.class,
                DatasetView.class,
                VersionView.class,
                VersionView.RejectionView.class,
                GatesView.class,
                GatesView.GateView.class,
                ReadinessView.class,
                ReadinessView.LackView.class,
                PushView.class,
                NodeView.class,
                NodeView.ReportView.class,
                NodeAddress.class,
                Heartbeat.class,
                HeartbeatAnswer.class,
                LogView.class,
                LogView.EntryView.class);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesExactlyTheFieldsOfADocument(Class<? extends Record> document) {
        JsonNode schema = DOCUMENT.at("/components/schemas/" + document.getSimpleName());

        assertThat(names(schema.get("properties")))
                .containsExactlyElementsOf(Arrays.stream(document.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(texts(schema.get("required")))
                .containsExactlyElementsOf(Arrays.stream(document.getRecordComponents())
                        .filter(component -> !isNullable(component))
                        .map(RecordComponent::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesExactlyTheValuesOfAnEnumeration(Class<? extends Record> document) {
        for (RecordComponent component : document.getRecordComponents()) {
            if (component.getType().isEnum()) {
                JsonNode values = DOCUMENT.at("/components/schemas/" + document.getSimpleName() + "/properties/"
                        + component.getName() + "/enum");
                assertThat(texts(values))
                        .as(component.toString())
                        .containsExactlyInAnyOrderElementsOf(
                                Arrays.stream(component.getType().getEnumConstants())
                                        .map(Object::toString)
                                        .toList());
            }
        }
    }

    @Test
    void namesEveryTypeOfProblem() {
        assertThat(texts(DOCUMENT.at("/components/schemas/Problem/properties/type/enum")))
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(ProblemType::uri)
                        .toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collectReferences(DOCUMENT, references);

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        DOCUMENT.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private static void collectReferences(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.get("$ref").asText());
        }
        node.forEach(child -> collectReferences(child, references));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
