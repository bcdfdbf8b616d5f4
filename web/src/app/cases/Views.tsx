export { ViewsMenu as default } from "@/features/views/ViewsMenu";
