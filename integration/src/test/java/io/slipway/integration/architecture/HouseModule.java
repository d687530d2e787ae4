package io.slipway.integration.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.EnumSet;
import java.util.Set;

/** The modules of the house, the packages that make each of them, and the arrows between them. */
enum HouseModule {
    SCHEMAS("io.slipway.schemas"),
    CATALOG("io.slipway.catalog"),
    SST_WRITER("io.slipway.sst"),
    KAFKA_PUBLISHER("io.slipway.kafka"),
    BATCH_BUILDER("io.slipway.batch"),
    SERVING_CORE("io.slipway.serving"),
    SERVING_NODE("io.slipway.serving"),
    LOADER_SERVICE("io.slipway.loader"),
    OPS("io.slipway.ops");

    /** The stages of a node as a process; all other stages of serving belong to the library. */
    private static final Set<String> NODE_STAGES = Set.of("answer", "metric", "resp", "http", "heartbeat", "node");

    private final String packageName;

    HouseModule(String packageName) {
        this.packageName = packageName;
    }

    private Set<HouseModule> heads() {
        return switch (this) {
            case SCHEMAS -> Set.of();
            case CATALOG -> Set.of(SCHEMAS);
            case SST_WRITER, LOADER_SERVICE -> Set.of(CATALOG);
            case KAFKA_PUBLISHER -> Set.of(SST_WRITER);
            case BATCH_BUILDER, SERVING_CORE -> Set.of(KAFKA_PUBLISHER);
            case SERVING_NODE -> Set.of(SERVING_CORE);
            case OPS -> Set.of(BATCH_BUILDER, SERVING_NODE, LOADER_SERVICE);
        };
    }

    /** The modules that classes of this one may use: itself and everything below the head of an arrow. */
    Set<HouseModule> reaches() {
        Set<HouseModule> reached = EnumSet.of(this);
        heads().forEach(head -> reached.addAll(head.reaches()));
        return reached;
    }

    boolean holds(JavaClass type) {
        String name = type.getPackageName();
        if (!name.equals(packageName) && !name.startsWith(packageName + ".")) {
            return false;
        }
        return switch (this) {
            case SERVING_CORE -> !isNodeStage(name);
            case SERVING_NODE -> isNodeStage(name);
            default -> true;
        };
    }

    private static boolean isNodeStage(String packageName) {
        String[] words = packageName.split("\\.", -1);
        return words.length > 3 && NODE_STAGES.contains(words[3]);
    }

    /** The classes of this module. */
    DescribedPredicate<JavaClass> classes() {
        return DescribedPredicate.describe("classes of " + this, this::holds);
    }

    /** The classes of the house that this module may not use. */
    DescribedPredicate<JavaClass> classesOutOfReach() {
        Set<HouseModule> reached = reaches();
        return DescribedPredicate.describe(
                "classes of modules that no arrow from " + this + " reaches",
                type -> type.getPackageName().startsWith("io.slipway")
                        && reached.stream().noneMatch(module -> module.holds(type)));
    }
}
