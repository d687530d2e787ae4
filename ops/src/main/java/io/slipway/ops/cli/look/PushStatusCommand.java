package io.slipway.ops.cli.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.ops.cli.option.ControlOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says how far a push is. */
@Command(
        name = "push-status",
        description = "Say how far a push is: waiting, held by a pin, preparing, live, rejected and why.",
        footerHeading = "%nExamples:%n",
        footer = "  slipway push-status nightly-2001-07-01")
public final class PushStatusCommand implements Verb {
    @Mixin
    private final ControlOptions control;

    @Parameters(paramLabel = "ID", description = "The push id, as build printed it.")
    private String id = "";

    public PushStatusCommand(Surroundings surroundings) {
        this.control = new ControlOptions(surroundings);
    }

    @Override
    public Answer run() {
        PushId push = pushId();
        JsonNode document = control.with(desk -> desk.push(push));
        String sentence = document.path("sentence").asText("");
        return Answer.done(
                document, (sentence.isEmpty() ? "" : sentence + "\n") + VersionText.of(document.path("version")));
    }

    private PushId pushId() {
        try {
            return new PushId(id);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(String.valueOf(unfit.getMessage()), "Give the id as build printed it.", unfit);
        }
    }
}
