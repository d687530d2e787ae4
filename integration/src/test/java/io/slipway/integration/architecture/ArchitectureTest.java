package io.slipway.integration.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The arrows of ARCHITECTURE.md, and which library stands where. */
@AnalyzeClasses(packages = "io.slipway", importOptions = MainClasses.class)
class ArchitectureTest {
    @ArchTest
    static void everyModuleUsesOnlyWhatItsArrowsReach(JavaClasses house) {
        for (HouseModule module : HouseModule.values()) {
            noClasses()
                    .that(module.classes())
                    .should()
                    .dependOnClassesThat(module.classesOutOfReach())
                    .allowEmptyShould(true)
                    .check(house);
        }
    }

    @ArchTest
    static void everyClassBelongsToOneModule(JavaClasses house) {
        assertThat(house).isNotEmpty().allSatisfy(type -> assertThat(HouseModule.values())
                .filteredOn(module -> module.holds(type))
                .hasSize(1));
    }

    @ArchTest
    static void everyModuleIsThere(JavaClasses house) {
        assertThat(HouseModule.values()).allSatisfy(module -> assertThat(house).anyMatch(module::holds));
    }

    @ArchTest
    static final ArchRule packagesDoNotGoInCircles =
            slices().matching("io.slipway.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheS3AdapterSeesTheAwsSdk =
            only("io.slipway.catalog.s3..").mayUse("software.amazon..");

    @ArchTest
    static final ArchRule onlyTheEmbeddedEngineSeesDuckDbAndArrow = only(
                    "io.slipway.batch.embedded..", "io.slipway.batch.encode..", "io.slipway.batch.source..")
            .mayUse("org.duckdb..", "org.apache.arrow..");

    @ArchTest
    static final ArchRule onlyWritersAndReadersOfFilesSeeRocksDb =
            only("io.slipway.sst..", "io.slipway.serving.open..").mayUse("org.rocksdb..");

    @ArchTest
    static final ArchRule onlyThePublisherSeesKafka = only("io.slipway.kafka..").mayUse("org.apache.kafka..");

    @ArchTest
    static final ArchRule onlyTheListenersOfANodeSeeNetty = only(
                    "io.slipway.serving.resp..", "io.slipway.serving.http..", "io.slipway.serving.node..")
            .mayUse("io.netty..");

    @ArchTest
    static final ArchRule onlyTheLoaderSeesDropwizard = only("io.slipway.loader..")
            .mayUse("io.dropwizard..", "org.eclipse.jetty..", "org.glassfish..", "jakarta..");

    @ArchTest
    static final ArchRule onlyOpsSeesTheCommandLine = only("io.slipway.ops..").mayUse("picocli..");

    @ArchTest
    static final ArchRule onlyWhoQuietensJerseySeesTheLogOfTheJdk =
            only("io.slipway.loader.app..").mayUse("java.util.logging..");

    @ArchTest
    static final ArchRule onlyOpsEndsTheProcess = noClasses()
            .that(not(resideInAnyPackage("io.slipway.ops..")))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    private static Users only(String... packages) {
        return new Users(List.of(packages));
    }

    /** The packages that may use a library. */
    private record Users(List<String> packages) {
        ArchRule mayUse(String... library) {
            return noClasses()
                    .that(not(resideInAnyPackage(packages.toArray(String[]::new))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(library)
                    .as("only " + packages + " may use " + List.of(library));
        }
    }
}
