# 'sam build' calls build-<LogicalId> for each function and gives the folder to fill in ARTIFACTS_DIR. All functions are one executable.
# Native code is built for the machine that builds it. A function of another processor would be deployed and never start, so say what the
# template's Architecture is: ARCHITECTURE=x86_64 sam build && sam deploy --parameter-overrides Architecture=x86_64

NATIVE_TFM ?= net10.0
ARCHITECTURE ?= arm64
HOST := $(if $(filter aarch64 arm64,$(shell uname -m)),arm64,x86_64)
RUNTIME := $(if $(filter arm64,$(HOST)),linux-arm64,linux-x64)

FUNCTIONS := SecurityGroupGuard SecurityGroupSweep InstancePatcher PatchReporter PatchSweep NoticeJoiner SlackNotifier NoticeForwarder CanaryOpener CanaryListener

.PHONY: architecture native $(FUNCTIONS:%=build-%)

$(FUNCTIONS:%=build-%): architecture native
	cp artifacts/native-$(NATIVE_TFM)/publish/Remediation.Bootstrap/release_$(RUNTIME)/bootstrap "$(ARTIFACTS_DIR)/"
	cp functions/Bootstrap/amazon-roots.pem "$(ARTIFACTS_DIR)/"

architecture:
	@[ "$(ARCHITECTURE)" = "$(HOST)" ] || { echo "This machine builds $(HOST) code, and the functions run on $(ARCHITECTURE). Build on an $(ARCHITECTURE) machine, or deploy with Architecture=$(HOST) and build with ARCHITECTURE=$(HOST) sam build." >&2; exit 1; }

native:
	dotnet publish functions/Bootstrap --configuration Release --runtime $(RUNTIME) -p:NativeTfm=$(NATIVE_TFM)
