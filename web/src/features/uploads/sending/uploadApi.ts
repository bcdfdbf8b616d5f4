import { api } from "@/api/client";
import { ApiError } from "@/api/problem";
import type { Schema } from "@/api/types";

import type { FileLink, UploadDetails, UploadReceipt } from "../model/types";

const keyed = (key: string) => ({ "Idempotency-Key": key });

/** `data` is there whenever a call returns; the types can't know. */
function present<Data>(data: Data | undefined): Data {
  if (data === undefined) throw new Error("The API gave an empty answer.");
  return data;
}

export async function createUpload(caseReference: string, key: string): Promise<Schema<"UploadCreated">> {
  const answer = await api.POST("/api/uploads", {
    params: { header: keyed(key) },
    body: { caseReference },
  });
  return present(answer.data);
}

export async function addFile(uploadId: string, file: Schema<"NewFile">, key: string): Promise<FileLink> {
  const answer = await api.POST("/api/uploads/{uploadId}/files", {
    params: { path: { uploadId }, header: keyed(key) },
    body: file,
  });
  return present(answer.data);
}

/** A new link, with the blocks that are there; null when the whole file has arrived. */
export async function renewLink(uploadId: string, fileId: string): Promise<FileLink | null> {
  try {
    const answer = await api.POST("/api/uploads/{uploadId}/files/{fileId}/link", {
      params: { path: { uploadId, fileId } },
    });
    return present(answer.data);
  } catch (error) {
    if (error instanceof ApiError && error.code === "file-arrived") return null;
    throw error;
  }
}

/** Null when it's gone: given up after a day, or by the person themselves. */
export async function openUpload(uploadId: string): Promise<UploadDetails | null> {
  try {
    const answer = await api.GET("/api/uploads/{uploadId}", { params: { path: { uploadId } } });
    const upload = present(answer.data);
    return upload.state === "abandoned" ? null : upload;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

export async function takeOutFile(uploadId: string, fileId: string): Promise<void> {
  await api.DELETE("/api/uploads/{uploadId}/files/{fileId}", { params: { path: { uploadId, fileId } } });
}

export async function giveUpUpload(uploadId: string): Promise<void> {
  await api.DELETE("/api/uploads/{uploadId}", { params: { path: { uploadId } } });
}

export async function submitUpload(
  uploadId: string,
  submission: Schema<"Submission">,
  key: string,
): Promise<UploadReceipt> {
  const answer = await api.POST("/api/uploads/{uploadId}/submission", {
    params: { path: { uploadId }, header: keyed(key) },
    body: submission,
  });
  return present(answer.data);
}
