# 'sam build' calls build-<LogicalId> for each function and gives the folder to fill in ARTIFACTS_DIR. All functions are one executable.
# Native code is built for the machine that builds it: on arm64 for arm64, on x86-64 for x86_64.

NATIVE_TFM ?= net10.0
RUNTIME := $(if $(filter aarch64 arm64,$(shell uname -m)),linux-arm64,linux-x64)

.PHONY: build-SecurityGroupGuard native

build-SecurityGroupGuard: native
	cp artifacts/native-$(NATIVE_TFM)/publish/Remediation.Bootstrap/release_$(RUNTIME)/bootstrap "$(ARTIFACTS_DIR)/"
	cp functions/Bootstrap/amazon-roots.pem "$(ARTIFACTS_DIR)/"

native:
	dotnet publish functions/Bootstrap --configuration Release --runtime $(RUNTIME) -p:NativeTfm=$(NATIVE_TFM)
