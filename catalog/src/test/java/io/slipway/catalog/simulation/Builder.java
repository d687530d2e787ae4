package io.slipway.catalog.simulation;

import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.fake.Push;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.SlipwayException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pushes again and again. A push that failed or died is tried anew under its push id, as schedulers do; between any two
 * steps it may sleep for days.
 */
final class Builder implements Actor {
    private static final int FILES = 3;

    private final List<DatasetName> datasets;
    private final String name;
    private int pushes;
    private int asleep;
    private DatasetName dataset;
    private @Nullable Attempt attempt;

    Builder(String name, List<DatasetName> datasets) {
        this.name = name;
        this.datasets = datasets;
        this.dataset = datasets.get(0);
    }

    /** What is only in the memory of the machine. */
    private static final class Attempt {
        private final Push push;
        private final ChangeRequest request;
        private int written;
        private boolean manifest;

        Attempt(Push push, ChangeRequest request) {
            this.push = push;
            this.request = request;
        }
    }

    @Override
    public void step(Machine machine) {
        if (asleep > 0) {
            asleep--;
            return;
        }
        if (machine.random().nextInt(12) == 0) {
            asleep = machine.random().nextInt(1, 15);
        }
        if (attempt == null) {
            attempt = begin(machine);
        } else {
            goOn(machine, attempt);
        }
    }

    private Attempt begin(Machine machine) {
        PushId id = new PushId(name + "." + pushes);
        return new Attempt(Push.begin(machine.catalog(), dataset, id, machine.random()), machine.request());
    }

    private void goOn(Machine machine, Attempt now) {
        try {
            if (now.written < FILES) {
                now.push.write(
                        "file " + now.written + " as of " + machine.random().nextInt(3));
                now.written++;
            } else if (!now.manifest) {
                now.push.writeManifest();
                now.manifest = true;
            } else {
                machine.claim(now.request, () -> now.push.register(now.request));
                finish(machine);
            }
        } catch (SlipwayException e) {
            // The scheduler runs the command again, under the same push id.
            attempt = null;
            throw e;
        }
    }

    private void finish(Machine machine) {
        attempt = null;
        pushes++;
        dataset = datasets.get(machine.random().nextInt(datasets.size()));
    }

    @Override
    public void forget() {
        attempt = null;
    }
}
